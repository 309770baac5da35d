"""Words that everybody uses, so that they tell nothing: data only.

Snowball's lists for Norwegian (both written languages) and English as PostgreSQL has them in `norwegian.stop` and
`english.stop`, with a few of Nynorsk that the list lacks, and shortened forms as they are without their apostrophe.
Folded as a query is. What without its apostrophe is another word ("we'll", "she'd") is not here.
"""

NORWEGIAN = """
    alle at av bare begge ble blei bli blir blitt både båe da de deg dei deim deira deires dem den denne der dere
    deres det dette di din disse ditt du dykk dykkar då eg ein eit eitt eller elles en enn er et ett etter for fordi fra
    før ha hadde han hans har hennar henne hennes her hjå ho hoe honom hoss hossen hun hva hvem hver hvilke hvilken hvis
    hvor hvordan hvorfor i ikke ikkje ingen ingi inkje inn inni ja jeg kan kom korleis korso kun kunne kva kvar
    kvarhelst kven kvi kvifor man mange me med medan meg meget mellom men mi min mine mitt mot mykje ned no noe noen
    noka noko nokon nokor nokre nå når og også om opp oss over på samme seg selv si sia sidan siden sin sine sitt sjøl
    skal skulle slik so som somme somt så sånn til um upp ut uten var vart varte ved vere verte vi vil ville vore vors
    vort vår være vært å
    berre desse ei frå utan vera
"""

ENGLISH = """
    a about above after again against all am an and any are as at be because been before being below between both but by
    can did do does doing don down during each few for from further had has have having he her here hers herself him
    himself his how i if in into is it its itself just me more most my myself no nor not now of off on once only or
    other our ours ourselves out over own s same she should so some such t than that the their theirs them themselves
    then there these they this those through to too under until up very was we were what when where which while who
    whom why will with you your yours yourself yourselves
    arent couldnt didnt doesnt dont hadnt hasnt havent hes im isnt ive shes shouldnt thats theres theyre theyve wasnt
    werent weve wouldnt youre youve
"""

STOP_WORDS = frozenset(NORWEGIAN.split()) | frozenset(ENGLISH.split())
