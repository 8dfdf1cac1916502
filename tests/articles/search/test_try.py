import pytest
from articles import search
from tests.factories import *
from articles.models import Synonym
pytestmark = pytest.mark.django_db
def test_it(django_assert_num_queries):
    Synonym.objects.create(term="Antabuse", means="disulfiram")
    Synonym.objects.create(term="halfway house", means="recovery residence")
    make_article("Baclofen for alcohol use", body="Baclofen helps *some* people <b>x</b> who a < b & c drink and/or use. Withdrawal can kill. "*5)
    make_article("Naltrexone", body="Not baclofen but something. "+"word "*100+"A recovery residence.")
    make_article("Disulfiram", body="An old medicine")
    make_level("Baclofen level")
    for q in ["baclofen", "withdrawing", "antabuse", "halfway houses", "bacofen", "baclofen zebra", '"some people"', "drink", "disu", "intensive outpatient"]:
        r = search.find(q)
        print(q, "->", r, "\n")
    with django_assert_num_queries(2): search.find("baclofen")
    1/0
