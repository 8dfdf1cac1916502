"""Where a reader is: from what they typed to a point on the globe, without asking anybody else.

finding    find: what somebody typed, looked up
typed      what may be meant by it: codes, names
names, regions   how places are called
geonames, gathering, loading   load: fills the table from data that a package ships
"""

from treatments.gazetteer.finding import find
from treatments.gazetteer.geonames import BadData
from treatments.gazetteer.loading import load
from treatments.gazetteer.spots import Found, Spot

__all__ = ["BadData", "Found", "Spot", "find", "load"]
