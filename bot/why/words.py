"""The words by which a sentence is read, Dutch and English side by side, since people mix them.

How the lists were made and tried is in docs/concreteness.md. A word is a whole word: "arts" would be in
"parts". A star stands for any letters, "_" for a blank.
"""

import re

CHANGE_VERBS = """
daal* dalen daling* stijg* groei groeit groeien gegroeid verhoog* verhogen verlaag* verlagen verminder*
halveer* halveren verdubbel* vul vult vullen gevuld vervul* invullen ingevuld werf werft werven geworven
aannemen aangenomen behoud* behield* terugbreng* terug_te_brengen verkort* versnel* verbeter* vergroot*
vergroten verklein* krimp* toeneemt afneemt toenemen afnemen bereik bereikt bereiken blijf blijft blijven
zak zakt zakken krijg krijgt krijgen win wint winnen haal haalt halen doorstromen terugkeren terugkomen
gaat_van gaan_van solliciteert solliciteren overstappen drop drops dropped rise rises risen rose grow grows
grew grown increas* decreas* reduc* halve halves halved doubl* fill fills filled hire hires hired recruit
recruits recruited retain* keep keeps kept shorten* cut cuts raise raises raised lower lowers lowered
improve improves improved move moves moved go_from goes_from reach reaches reached fall falls fell fallen
stay stays stayed gain gains gained win wins won return returns returned get gets got climb climbs climbed
shrink shrinks shrank apply applies applied speed_up
"""

GROUPS = """
*verpleegkundige *verpleegkundigen verzorgende verzorgenden artsen de_arts een_arts huisarts* kinderarts*
specialisten chirurg* fysiotherapeut* doktersassistent* *assistent *assistenten *assistente *assistentes
monteur monteurs *monteur *monteurs technicus *technici docent docenten *docent *docenten leraar leraren
leerkracht leerkrachten onderwijzer* student studenten leerling leerlingen stagiair* zij-instromers
zijinstromers chauffeur chauffeurs *chauffeur *chauffeurs ontwikkelaar* programmeur* engineer engineers
ict'er* ict-er* recruiter recruiters leidinggevende leidinggevenden teamleider teamleiders manager managers
vrijwilliger* alumni oud-collega* oud-medewerker* oud-leerling* oud-student* nieuwe_collega*
nieuwe_medewerker* nieuwkomer* instromer* schoolverlater* *adviseur *adviseurs planner planners jurist
juristen trainee trainees bouwvakker* kok koks conducteur* machinist* handhaver* boa boa's boswachter*
jongerenwerker* consulent* ambtenaar ambtenaren medewerker_* medewerkers_van medewerkers_in medewerkers_op
medewerkers_bij medewerkers_met *medewerker *medewerkers_van inwoners_van klantenservice *afdeling
begeleider begeleiders *begeleider *begeleiders nurse nurses carer carers doctor doctors physician* surgeon*
teacher teachers lecturer* apprentice* graduate graduates driver drivers developer developers mechanic
mechanics technician technicians electrician* plumber* volunteer volunteers new_hire new_hires
new_colleague* new_employee* new_starter* new_joiner* new_staff first-year_* former_colleague*
former_employee* former_staff leavers team_leader team_leaders line_manager line_managers assistant
assistants intern interns adviser advisers advisor advisors chef chefs lawyer lawyers welder welders lasser
lassers operator operators residents_of shop_floor warehouse_staff student_* students pupil pupils cleaner
cleaners guard guards accountant accountants midwife midwives paramedic* analyst analysts
"""

VAGUE = """
iets_met_social iets_op_social iets_via_social iets_doen_met_social something_with_social
something_on_social zichtbaar zichtbaarder zichtbaarheid naamsbekendheid bekendheid meer_volgers volgers
likes iedereen aantrekkelijke_werkgever op_de_kaart meer_engagement profileren awareness visible visibility
more_followers followers everyone everybody attractive_employer on_the_map more_engagement
"""

CHANNELS = """
LinkedIn Instagram Insta TikTok Facebook YouTube Snapchat WhatsApp Pinterest Threads Bluesky Mastodon
Twitter
"""

MEANS = """
volgers followers likes views impressies impressions weergaven berichten posts stories reels video's videos
blogs vlogs tweets accounts kanalen channels keer times shares clicks kliks
"""
"""What a channel counts: so many of them is no goal yet."""

NO_PLACES = """
Social HR IT ICT AI MT OR Slack Teams Outlook Google Kerst Christmas Pasen Easter English Dutch Engels
Nederlands Monday Tuesday Wednesday Thursday Friday Saturday Sunday
"""
"""What may stand behind "in" or "at" with a capital and is no place; months and channels besides."""


def whole_words(listing: str) -> str:
    """The regular expression of one word of a list."""
    words = sorted(listing.split(), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(_pattern(word) for word in words)})(?!\w)"


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace("_", r"\s+")
