"""What the words of a header name: those of the platforms and of hand-made lists, in French and English.

Here the words alone decide. What depends on the other columns, or on what the cells hold, is in `settling`.
"""

import re
from collections.abc import Sequence

from desktop_app.core.folding import fold
from desktop_app.core.roster.columns import Field
from desktop_app.core.roster.questions import asks_consent, asks_something_else
from desktop_app.core.roster.repair import unmangle

_EXACT: dict[Field, str] = {
    Field.FAMILY: "nom|noms|nom de famille|nom usuel|nom d usage|family name|last name|lastname|surname"
    "|nom participant|nom du participant|nom de la participante"
    "|attendee name family name|attendee name last name|nom de l invite|nom inscrit|votre nom"
    "|nom de famille du participant|familyname|nom usage|attendee surname"
    "|attendee last name|your last name|votre nom de famille|participant family name|nom participant e",
    Field.GIVEN: "prenom|prenoms|first name|firstname|given name|givenname|forename|prenom participant"
    "|prenom du participant|prenom de la participante|prenom usuel"
    "|attendee name given name|attendee name first name|prenom de l invite|prenom inscrit|votre prenom"
    "|attendee first name|your first name|participant first name|prenom participant e",
    Field.FULL_NAME: "nom prenom|prenom nom|nom et prenom|prenom et nom|nom complet|full name|fullname|name"
    "|attendee name|attendee|participant|participante|nom prenoms|noms prenoms"
    "|nom et prenoms|noms et prenoms|invite|inscrit|your name|participant name|attendee full name"
    "|display name|nom affiche|personne|identite|votre nom et prenom|vos nom et prenom"
    "|nom et prenom du participant|votre nom complet|nom prenom du participant",
    Field.EMAIL: "email|e mail|mail|courriel|mel|adresse e mail|adresse email|adresse mail|adresse courriel"
    "|adresse electronique|email address|e mail address|attendee email"
    "|attendee e mail|adresse de messagerie|adresse mel|email participant|email du participant"
    "|mail professionnel|email professionnel|courriel professionnel|votre email"
    "|votre adresse e mail|votre adresse email|adresse e mail professionnelle|nom d utilisateur"
    "|username email|contact email|emails|mails",
    Field.BUYER_EMAIL: "email payeur|e mail payeur|mail payeur|email acheteur|email de l acheteur"
    "|e mail acheteur|buyer email|payer email|order email|email du payeur|purchaser email"
    "|billing email",
    Field.BUYER_GIVEN: "prenom payeur|prenom acheteur|prenom du payeur|invoice address name given name"
    "|invoice address name first name|buyer first name|purchaser first name",
    Field.BUYER_FAMILY: "nom payeur|nom acheteur|nom du payeur|invoice address name family name"
    "|invoice address name last name|buyer last name|purchaser last name",
    Field.BUYER_NAME: "invoice address name|acheteur|payeur|buyer|buyer name|adresse de facturation nom",
    Field.BUYER_INSTITUTION: "raison sociale|invoice address company|societe de facturation",
    Field.PHONE: "telephone|tel|tel portable|portable|mobile|gsm|phone|phone number|numero de telephone"
    "|n de telephone|no de telephone|telephone portable|cell phone|mobile phone"
    "|numero de portable",
    Field.INSTITUTION: "etablissement|structure|organisme|organisation|organization|institution|company"
    "|entreprise|societe|affiliation|employeur|etablissement structure|organisation name"
    "|structure etablissement|organisme de rattachement|company name|company organisation"
    "|etablissement d appartenance|etablissement de rattachement|institution affiliation|employer"
    "|entreprise organisme|structure de rattachement|institution d appartenance|affiliations",
    Field.UNIT: "service|laboratoire|labo|unite|departement|equipe|department|unit|lab|laboratory"
    "|service laboratoire|laboratoire service|pole|composante|unite de recherche|ufr|team"
    "|service unite"
    "|unite laboratoire|laboratoire unite|laboratoire ou service|service ou laboratoire",
    Field.ROLE: "fonction|poste|metier|profession|job title|job|position|qualite|role|grade|fonction poste"
    "|function|occupation|intitule de poste|titre professionnel|statut professionnel"
    "|votre fonction|specialite",
    Field.CATEGORY: "categorie|category|profil|vous etes|type de participant|college|type|type de structure"
    "|categorie de participant|participant type|profile|secteur|sector|you are|i am|je suis"
    "|public"
    "|categorie professionnelle|secteur d activite|type d organisation",
    Field.IDEA: "sujet|idee|idee ou probleme|pitch|theme propose|sujet propose|titre de l idee|idea|topic"
    "|idee ou probleme 3 min|resume|votre idee|titre du pitch|problematique|question",
    Field.SPEED_DATING: "speed dating|participe au speed dating|participation au speed dating"
    "|je propose un sujet de 3 minutes|participation speed dating|speeddating|rotation",
    Field.DIET: "regime|regime alimentaire|diet|dietary requirements|allergies|allergie|regime particulier"
    "|dietary restrictions|food",
    Field.ACCESS: "pmr|accessibilite|handicap|besoins particuliers|special needs|accessibility|acces pmr"
    "|requires special attention|amenagement|besoins specifiques",
    Field.PHOTO: "photo|photos|autorisation photo|droit a l image|droit image|consentement photo"
    "|photo consent|accord photo|image",
    Field.SHARE: "partage|accord partage coordonnees|partage des coordonnees|partage coordonnees"
    "|consentement partage|share contact|share contacts|contact sharing|accord partage",
    Field.WISH: "souhaits|souhait|voeux|wishes|souhaite rencontrer|wishes to meet|personnes a rencontrer|a rencontrer",
    Field.AVOID: "ne pas placer avec|a eviter|eviter|not at one table with|keep apart from|avoid|pas a la table de"
    "|ne pas mettre avec|a ne pas mettre avec|a separer de|separer de|pas avec|incompatible avec"
    "|incompatible with|not with|avoids|do not seat with|do not place with",
    Field.NOTE: "commentaire|commentaires|remarque|remarques|observation|observations|note|notes|comment"
    "|comments|order comment|message|divers|precisions|informations complementaires"
    "|comment internal|infos",
    Field.STATUS: "status|statut|etat|statut de la commande|registration state|attendee status"
    "|state of registration|order status|etat de l inscription|statut inscription"
    "|statut de l inscription"
    "|inscription|payment status|etat inscription",
    Field.DRAFT: "draft|brouillon|is draft",
    Field.CANCELLED_AT: "cancelled at|canceled at|date d annulation|annule le|cancellation date|annulation"
    "|annule|cancelled|canceled",
    Field.REGISTERED: "horodateur|timestamp|date d inscription|date inscription|order date"
    "|date de la commande|registration date|submitted time|heure de fin|completion time"
    "|date de creation|inscrit le|registered|date de soumission",
    Field.REGISTERED_TIME: "order time|heure de la commande|heure d inscription",
    Field.SUBMITTED: "date submitted|submitdate|date de soumission de la reponse",
    Field.TICKET: "secret|ticket secret|barcode|barcode #|code barre|code barres|code a barres|ticket code"
    "|code billet|numero de billet|numero billet|n de billet|ticket number|attendee no"
    "|attendee number"
    "|barcode no|pseudonymization id|pseudonymisierungs id|qr code|qrcode|code qr|numero du billet|ticket id"
    "|e ticket|code d acces|access code|order ref barcode",
    Field.NETWORK: "ip address|ip|adresse ip|ipaddr|ip adresse|remote ip|hostname",
    Field.IGNORED: "n|no|id|num|numero|number|serial|sid|uid|username|#|order code|order|order no|position id"
    "|reference commande|civilite|titre civilite|title|salutation|ville|city|pays|country"
    "|state|region"
    "|address|adresse|adresse postale|zip code|code postal|cp|checked in|checked out|heure de debut"
    "|start time|completed time|modified time|last modified time|heure de la derniere modification|langue"
    "|language"
    "|order locale|product|variation|billet|tarif|price|code promo|voucher|quantity|ticket type|event slug"
    "|last page|lastpage|start language|startlanguage|seed|url|referrer url|refurl|moyen de paiement"
    "|sales channel|tags|total|signature|emargement|date naissance|date de naissance|presence|present",
}
_FIELD_OF = {words: field for field, listed in _EXACT.items() for words in listed.split("|")}

_UNITS = r"(?:service|laboratoire|labo|unite|departement|equipe|department|unit|laboratory)"
_HOUSES = (
    r"(?:etablissement|structure|organisme|organisation|organization|institution|entreprise|societe|affiliation"
    r"|employeur|company|employer|hopital|universite)"
)
# "J'accepte / je refuse" names both answers, and is no refusal.
_REFUSES = (
    r"^(?!.*\b(?:accepte|autorise) (?:ou )?(?:je )?(?:refuse|ne?)\b).*\b(?:refus\w*|oppos\w*"
    r"|ne? (?:souhaite|veux|desire|autorise|accepte|consens)\w*|do not|don t|not)\b"
)
_FOOD = r"(?:regime|aliment\w*|allerg\w*|diet\w*|vegetari\w*)"
# For questions in free words; the first that fits wins.
_PATTERNS: tuple[tuple[Field, str], ...] = (
    (Field.NETWORK, r"\bip\b.*\b(?:address|adresse)|\badresse ip\b"),
    (
        Field.IGNORED,
        r"^(?:montant|tax|seat|amount|fee|frais)\b|\b(?:date de naissance|mot de passe|password"
        r"|vat id|tva)\b",
    ),
    (
        Field.PHOTO_REFUSED,
        rf"{_REFUSES}.*\b(?:photo\w*|image|film\w*|capt\w*)",
    ),
    (
        Field.SHARE_REFUSED,
        rf"{_REFUSES}.*\b(?:coordonnees|contacts?|adresse|donnees|details|annuaire|directory|figur\w*|apparai\w*|listed)",
    ),
    (Field.PHOTO, r"\b(?:photo\w*|droit a l image|captation|filme\w*|mon image|pictures?)\b"),
    (
        Field.SHARE,
        r"\b(?:partag\w*|communiqu\w*|transm\w*|shar(?:e|ed|ing)|diffus\w*|pass(?:ed)? on"
        r"|figurer)\b.*\b(?:coordonnees|contacts?|adresse|donnees|details|e ?mail|annuaire|liste)",
    ),
    (
        Field.SHARE,
        r"\b(?:coordonnees|contact details|contacts)\b.*\b(?:partag\w*|communiqu\w*|transm\w*"
        r"|shared?|diffus\w*)",
    ),
    (
        Field.SHARE,
        r"\b(?:accept\w*|autoris\w*|agree|consent)\b.*\b(?:figur\w*|apparai\w*|listed)\b"
        r".*\b(?:annuaire|listes?|directory|list)\b",
    ),
    (
        Field.AVOID,
        # Food that does not agree with somebody is a need; what is incompatible may be a drug or an hour.
        rf"^(?!.*\b{_FOOD}\b).*(?:"
        r"\b(?:ne pas|pas|not|eviter)\b.*\b(?:table|placer|placee?s?|asseoir|assise?s?|seat\w*|mettre avec"
        r"|mettre ensemble|a cote)\b|\b(?:souhait\w*|veux|veut|desir\w*) pas etre avec\b|\bkeep apart\b"
        r"|\b(?:personnes?|gens|participants?|collegues?)\b.*\ba eviter\b|\b(?:people|persons?) to avoid\b"
        r"|\bincompatib\w* (?:avec|with)\b|^incompatibilit\w+$"
        r"|\b(?:not|don t) (?:want|wish|like) to be with\b|\bnot (?:be|put|be put) (?:together )?with\b)",
    ),
    (Field.WISH, r"\b(?:rencontrer|like to meet|wish\w* to meet|echanger avec)\b"),
    (
        Field.IDEA,
        r"^(?:si oui|if yes)\b|\b(?:quel\w*|which|what)\b.*\b(?:idee|sujet|probleme|theme|idea|topic"
        r"|projet|problem)\b|\b(?:titre|title|resume|description|intitule)\b.*\b(?:idee|sujet|pitch"
        r"|probleme|idea|projet)\b",
    ),
    (
        Field.SPEED_DATING,
        r"\b(?:souhait\w*|voul\w*|voud\w*|particip\w*|propos\w*|present\w*|would you|do you|wish|want|like to"
        r"|interess\w*)\b.*\b(?:speed|idee|sujet|pitch|probleme|idea|topic|dating|rencontres?)\b",
    ),
    (Field.SPEED_DATING, r"\bspeed ?(?:dating|meeting|networking)\b"),
    (Field.IDEA, r"\b(?:idee|sujet|pitch|probleme|idea|topic|problematique)\b"),
    (Field.DIET, rf"\b{_FOOD}\b"),
    (
        Field.ACCESS,
        r"\b(?:pmr|handicap\w*|accessib\w*|mobilite|besoins? (?:particulier|specifique)\w*"
        r"|special needs|wheelchair)\b",
    ),
    (
        Field.BUYER_EMAIL,
        r"\b(?:payeur|acheteur|buyer|payer|purchaser|facturation|invoice"
        r"|billing)\b.*\be? ?mail\b|\be ?mail\b.*\b(?:payeur|acheteur|buyer|facturation)\b",
    ),
    (Field.IGNORED, r"\b(?:payeur|acheteur|buyer|payer|purchaser|facturation|invoice|billing)\b"),
    (Field.IGNORED, r"\be ?mail address verified\b|\bconfirm\w* .*\be ?mail\b"),
    (Field.PHONE, r"\b(?:telephone|tel|phone|mobile|portable|gsm)\b"),
    (Field.EMAIL, r"\b(?:e ?mails?|mails?|courriels?|mel|adresse electronique|messagerie)\b"),
    (
        Field.GIVEN,
        r"^(?:quel est )?(?:votre |your |le |mon )?(?:prenom|first name|given name)\b(?!.*\bnom\b)",
    ),
    (Field.FULL_NAME, r"\b(?:nom\b.*\bprenom|prenom\w*\b.*\bnom|full name|nom complet)\b"),
    (
        Field.FAMILY,
        r"^(?:quel est )?(?:votre |your |le |mon )?(?:nom\b(?! d| du)|nom de famille|last name"
        r"|family name|surname)\b",
    ),
    (
        Field.CATEGORY,
        r"^(?:vous etes|etes vous|are you|you are|je suis|type d)\b"
        r"|\b(?:categorie|category|profil|en tant que|en qualite de)\b",
    ),
    (Field.INSTITUTION, rf"^(?:(?!\b{_UNITS}\b).)*\b{_HOUSES}\b"),  # of both, the first is asked for
    (Field.UNIT, rf"\b{_UNITS}\b"),
    (Field.INSTITUTION, r"\brattachement\b"),
    (Field.ROLE, r"\b(?:fonction|poste|metier|profession|job|role|position)\b"),
    (
        Field.NOTE,
        r"\b(?:commentaires?|remarques?|comments?(?! (?:avez|vous|nous|etes|se|s)\b)|observations?|notes?"
        r"|precisions?|message|questions)\b",
    ),
    (Field.STATUS, r"\b(?:statut|status|etat)\b"),
    (Field.REGISTERED, r"\b(?:date d inscription|timestamp|horodat\w*|date de la reponse)\b"),
)
_COMPILED = tuple((field, re.compile(pattern)) for field, pattern in _PATTERNS)
_NAMING = frozenset({Field.GIVEN, Field.FAMILY, Field.FULL_NAME, Field.EMAIL, Field.ACCOUNT_NAME})
_WHO_THEY_ARE = frozenset({Field.INSTITUTION, Field.UNIT, Field.CATEGORY, Field.ROLE})
_TYPED_BY_THEM = _WHO_THEY_ARE | _NAMING | {Field.PHONE, Field.NOTE, Field.STATUS, Field.REGISTERED}


def field_of(header: str) -> Field | None:
    """The field that a header names, ``None`` when its words are not known."""
    words = _words_of(header)
    if "#" in header and words in ("order", "attendee"):
        return Field.TICKET if words == "attendee" else Field.IGNORED
    return _named_by(words) or _asked_by(words)


def is_plain(header: str) -> bool:
    """The header is a name of its field ("Établissement"), where others are only understood from a sentence."""
    return _named_by(_words_of(header)) is not None


def may_ask_category(header: str) -> bool:
    """The words alone do not tell whether a category is asked for, the answers may."""
    words = _words_of(header)
    return any(fed is Field.CATEGORY and pattern.search(words) for fed, pattern in _COMPILED)


def names_a_house(words: str) -> bool:
    """Folded header words speak of an institution, alone or beside a unit."""
    return bool(re.search(rf"\b{_HOUSES}\b", words))


def names_a_unit(words: str) -> bool:
    """Folded header words speak of a unit, alone or beside an institution."""
    return bool(re.search(rf"\b{_UNITS}\b", words))


def _words_of(header: str) -> str:
    numbered = re.sub(r"^\s*(?:[Qq]\s*)?\d+\s*[.):-]\s*", "", header)  # "1. Nom", "Q3) Courriel"
    return fold(unmangle(numbered).replace("·", "").replace("#", " # ").replace("N°", "N "))


def _named_by(words: str) -> Field | None:
    repeated = re.sub(r" ?\d+$", "", words)  # form tools write "Nom2" for a second column of that name
    return _FIELD_OF.get(words) or _FIELD_OF.get(repeated)


def _asked_by(words: str) -> Field | None:
    found = (fed for fed, pattern in _COMPILED if pattern.search(words))
    if asks_consent(words):
        found = (fed for fed in found if fed not in _TYPED_BY_THEM)
    elif asks_something_else(words):
        found = (fed for fed in found if fed not in _WHO_THEY_ARE)
    return next(found, None)


def score_header(cells: Sequence[str]) -> int:
    """How many different known fields a row names, as a header would; 0 when it names nobody.

    Cells that are long texts, addresses or numbers speak against a header.
    """
    fields = {
        fed
        for cell in cells
        if cell.strip() and len(cell) < 200 and "@" not in cell and (fed := field_of(cell))
    }
    if not fields & _NAMING:
        return 0
    filled = [cell for cell in cells if cell.strip()]
    return len(fields) if 3 * len(fields) >= len(filled) or len(fields) >= 3 else 0
