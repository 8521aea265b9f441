"""What the words of a header say."""

import pytest

from desktop_app.core.roster.columns import Field
from desktop_app.core.roster.header_words import field_of


@pytest.mark.parametrize(
    "header",
    [
        "Oui, j'accepte que mes données soient utilisées pour l'organisation de la journée",
        "J'accepte que l'organisme organisateur conserve mes données",
        "J’autorise l’établissement à m’écrire par e-mail",
        "Je souhaite recevoir la lettre d'information de la société",
        "Acceptez-vous d'être rappelé par téléphone par notre service ?",
        "En cochant cette case, vous acceptez les conditions de l'organisation",
        "I agree that the organisation keeps my data",
        "I would like to receive the newsletter of the company",
        "Souhaitez-vous recevoir la newsletter par e-mail ?",
        "RGPD : j'accepte que la société conserve mes données",
    ],
)
def test_words_of_consent_say_nothing_of_who_somebody_is(header: str) -> None:
    assert field_of(header) is None


@pytest.mark.parametrize(
    "header",
    [
        "Comment avez-vous connu notre organisation ?",
        "Êtes-vous déjà venu à un événement de l'association ?",
        "Êtes-vous membre de la société ?",
        "Souhaitez-vous visiter le laboratoire ?",
        "Je souhaite visiter l'établissement",
        "Have you been to an event of our organisation before?",
        "How did you hear of our company?",
        "Pourquoi votre employeur soutient-il votre venue ?",
        "Avez-vous l'accord de votre employeur ?",
        "Êtes-vous déjà venu en tant que patient ?",
    ],
)
def test_a_question_about_something_else_feeds_nothing(header: str) -> None:
    assert field_of(header) is None


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("J'accepte que mes coordonnées soient transmises", Field.SHARE),
        ("J'autorise l'organisation à me photographier", Field.PHOTO),
        ("Je souhaite présenter un sujet", Field.SPEED_DATING),
        ("Êtes-vous clinicien, chercheur, patient ?", Field.CATEGORY),
        ("Avez-vous un régime alimentaire ?", Field.DIET),
        ("Avez-vous des remarques ?", Field.NOTE),
        ("Comment", Field.NOTE),
        ("Pouvez-vous préciser votre établissement ?", Field.INSTITUTION),
        ("Pouvez-vous indiquer votre établissement de rattachement ?", Field.INSTITUTION),
        ("Could you tell us your institution?", Field.INSTITUTION),
        ("Can you give the name of your organisation?", Field.INSTITUTION),
        ("Comment se nomme votre établissement ?", Field.INSTITUTION),
        ("Comment s'appelle votre laboratoire ?", Field.UNIT),
        ("Voulez-vous préciser votre profession ?", Field.ROLE),
        ("How would you describe your role?", Field.ROLE),
        ("Avez-vous une fonction ? Laquelle ?", Field.ROLE),
        ("Avez-vous un poste universitaire ?", Field.ROLE),
        ("Comment décririez-vous votre profil ?", Field.CATEGORY),
        ("Je souhaite participer en tant que", Field.CATEGORY),
        ("Participerez-vous en tant que", Field.CATEGORY),
        ("Dans quel établissement ou laboratoire travaillez-vous ?", Field.INSTITUTION),
        ("Laboratoire de l'université", Field.UNIT),
        ("Unité de rattachement", Field.UNIT),
        ("Quel est votre organisme ?", Field.INSTITUTION),
    ],
)
def test_what_is_asked_of_a_person_is_still_read(header: str, field: Field) -> None:
    assert field_of(header) is field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Téléphone (RGPD : ne sera pas diffusé)", Field.PHONE),
        ("Nom (RGPD)", Field.FAMILY),
        ("Email (RGPD)", Field.EMAIL),
        ("Adresse e-mail pour la newsletter", Field.EMAIL),
        ("Établissement (RGPD)", Field.INSTITUTION),
        ("Consentement RGPD", None),
        ("Newsletter", None),
    ],
)
def test_a_word_about_data_protection_beside_a_field_hides_it_not(header: str, field: Field | None) -> None:
    assert field_of(header) is field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("J'accepte que mes coordonnées figurent dans l'annuaire (RGPD)", Field.SHARE),
        ("J'accepte que mon nom figure sur la liste", Field.SHARE),
        ("I agree to be listed in the participant directory", Field.SHARE),
        ("Je n'accepte pas que mes coordonnées figurent dans l'annuaire", Field.SHARE_REFUSED),
        ("Je ne souhaite pas figurer dans l'annuaire", Field.SHARE_REFUSED),
        ("I do not agree to be listed in the directory", Field.SHARE_REFUSED),
        ("Je n'accepte pas que mon nom figure sur la liste", Field.SHARE_REFUSED),
        ("J'accepte / Je n'accepte pas que mon nom figure sur la liste", Field.SHARE),
        ("J'accepte ou je refuse d'être photographié", Field.PHOTO),
        ("J'autorise / je n'autorise pas la prise de photos", Field.PHOTO),
        ("Je n'autorise pas la prise de photos", Field.PHOTO_REFUSED),
        ("Nom qui figure sur la liste", Field.FAMILY),
    ],
)
def test_consent_and_refusal(header: str, field: Field) -> None:
    assert field_of(header) is field


@pytest.mark.parametrize(
    "header",
    [
        "Ne pas mettre avec",
        "À ne pas mettre à la même table",
        "Ne pas placer à côté de",
        "Incompatibilités",
        "Incompatible avec",
        "Personnes à éviter",
        "Ne souhaite pas être avec",
        "Je ne souhaite pas être avec",
        "Pas avec",
        "Y a-t-il des personnes avec qui vous ne souhaitez pas être placé(e) à table ?",
        "People to avoid",
        "Do not seat with",
        "Not with",
        "Does not want to be with",
        "Incompatibilités avec d'autres participants",
        "Should not be put together with",
    ],
)
def test_people_to_keep_apart(header: str) -> None:
    assert field_of(header) is Field.AVOID


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Incompatibilités alimentaires", Field.DIET),
        ("Allergies / incompatibilités", Field.DIET),
        ("Allergies ou incompatibilités", Field.DIET),
        ("Incompatibilités, allergies", Field.DIET),
        ("Allergies (not with nuts)", Field.DIET),
        ("Aliments à ne pas mettre ensemble", Field.DIET),
        ("Incompatibilités médicamenteuses", None),
        ("Incompatibilités horaires", None),
        ("Conflits d'intérêts", None),
        ("Avez-vous des conflits d'intérêts avec l'industrie ?", None),
        ("Conflict of interest with industry", None),
        ("Not comfortable with English", None),
        ("Position not with a university", Field.ROLE),
    ],
)
def test_nobody_to_keep_apart(header: str, field: Field | None) -> None:
    assert field_of(header) is field
