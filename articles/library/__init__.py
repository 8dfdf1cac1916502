"""The library of sources: how works come in, are told apart, become one, and keep their standing."""
