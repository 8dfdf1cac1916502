"""What the checks found, for people and for programs: as text, as JSON, and as SARIF 2.1.0 for code hosts and CI.

checked  what is to be said of each page, which all of them write
"""
