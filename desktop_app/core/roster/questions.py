"""Questions of a form whose words name a house, a mail or a profile without asking who somebody is."""

import re

# Words of consent name the organiser's house, mail and services, not those of who answers.
_CONSENT = re.compile(
    r"^(?:(?:oui|non|yes|no|rgpd|gdpr) )?(?:j (?:accepte|autorise|atteste|ai lu|ai pris connaissance)"
    r"|je (?:consens|certifie|reconnais|declare|m engage|suis d accord|donne mon (?:accord|consentement))"
    r"|(?:je (?:souhait\w*|veux|desire|voudrais)|(?:souhait\w*|voul\w*|desirez) vous)"
    r" (?:recevoir|etre (?:informe|contacte|tenu)\w*)"
    r"|(?:acceptez|autorisez|consentez) vous|en (?:cochant|validant|soumettant)"
    r"|i (?:agree|accept|consent|authori[sz]e|certify|confirm|declare|have read)"
    r"|(?:i (?:want|wish)|do you (?:want|wish)|i would like|would you like) to (?:receive|be (?:informed|contacted))"
    r"|do you (?:agree|accept|consent)|by (?:ticking|checking|submitting))\b"
)
# "How did you hear of our organisation?", "Have you been to an event of the association?": answered by yes, no or a
# story, never by where somebody comes from.
_SOMETHING_ELSE = re.compile(
    r"^(?:comment|pourquoi|quand|combien|(?:nous )?(?:avez|connaissez|souhaitez|voulez|pouvez|pourrez|seriez"
    r"|serez|viendrez|viendriez|participerez|desirez) vous|etes vous (?:deja|d accord|disponible\w*|interesse\w*"
    r"|venu\w*|membre\w*|adherente?s?|inscrite?s?)|je (?:souhait\w*|veux|voudrais|desire)"
    r"|how|why|when|have you|did you|do you|will you|would you|can you|could you"
    r"|are you (?:already|coming|a member|interested|available))\b"
)
# "Could you tell us your institution?", "I wish to take part as": begins like the others, and asks after all.
_ASKS_AFTER_ALL = re.compile(
    r"^(?:avez vous une?|do you have an?) (?:fonction|poste|metier|profession|job|role|position)\b"
    r"|^(?!.*\b(?:deja|already)\b).*\ben (?:tant que|qualite de)\b"
    r"|^(?:(?:pouvez|pourrez|voulez|souhaitez|desirez) vous|(?:can|could|will|would) you"
    r"|comment (?:se nomme|s appelle|decri\w+|nomm\w+)|how (?:would|do) you describe)\b.*\b(?:votre|your)\b"
)


def asks_consent(words: str) -> bool:
    """Folded header words ask whether somebody agrees, to what is not said here."""
    return bool(_CONSENT.search(words))


def asks_something_else(words: str) -> bool:
    """Folded header words ask for no institution, unit, category or role, although they name one."""
    return bool(_SOMETHING_ELSE.search(words)) and not _ASKS_AFTER_ALL.search(words)
