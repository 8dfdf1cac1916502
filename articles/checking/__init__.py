"""The editorial checks over what the site keeps.

house        the words of the house: what ships and what editors added
record       what the site has on record of medicines
manuscripts  a revision, or what is being typed, as the rules read it
keeping      what was found in a revision, kept with it
told         what is to be said of a page: found, dismissed, standing in the way
dismissing   a finding that is let stand, with a reason
instruments  a revision put to DISCERN and the other published instruments
answering    what editors answer to the questions of these
policy       which findings stand in the way of publishing
"""
