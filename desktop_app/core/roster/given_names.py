"""First names that help to tell a given name from a family name.

A small list written for this program: names frequent in French meetings, of several origins. It is only one
sign among others (capitals, the order in e-mail addresses, the other rows of the list).
"""

from functools import cache

from desktop_app.core.folding import fold

_NAMES = """
Aaron Abdallah Abdel Abel Abigaïl Achille Adam Adama Adèle Adeline Adil Adrian Adriana Adrien Adrienne
Agathe Agnès Agnieszka Ahmed Aïcha Aïda Aimé Aimée Alain Alban Albane Albert Alberto Alejandro Alessandra
Alessandro Alex Alexandra Alexandre Alexandrine Alexia Alexis Alfred Ali Alice Alicia Alina Aline Alix
Alizée Aloïs Alphonse Amadou Amal Amandine Ambre Amel Amélie Amina Amine Amir Ana Anaëlle Anaïs Anastasia
Anatole André Andrea Andréa Andreas Andrée Andrei Ange Angela Angèle Angélique Anissa Anita Anja Anke Anna
Annabelle Anne Annette Annick Annie Anouk Anthony Antoine Antoinette Anton Antonin Antonio Apolline Ariane
Ariel Arielle Aristide Armand Armelle Arnaud Arthur Assia Astrid Aude Audrey August Auguste Augustin Aurélie
Aurélien Auriane Aurore Axel Axelle Aya Ayoub Baptiste Barbara Barnabé Basile Bastien Béatrice Benedict
Bénédicte Benjamin Benoît Bérangère Bérénice Bernadette Bernard Bertrand Bilal Birgit Björn Blaise Blanche
Blandine Boris Boubacar Brahim Brice Brigitte Bruno Camélia Camille Candice Capucine Carine Carla Carlos
Carmen Carole Carolina Caroline Cassandra Catherine Cécile Cédric Céleste Célestin Célia Céline Chantal
Charlène Charles Charlie Charline Charlotte Cheikh Chiara Chloé Christa Christel Christelle Christian
Christiane Christina Christine Christophe Christopher Cindy Claire Clara Clarisse Claude Claudette Claudia
Claudie Claudine Clélia Clémence Clément Clémentine Clotilde Colette Coline Constance Constant Constantin
Coralie Corentin Corinne Cosima Cristina Cyprien Cyril Cyrille Dalila Damien Dan Dana Daniel Daniela Danièle
Danielle Danny Daphné Dario Dave David Deborah Delphin Delphine Denis Denise Désiré Diana Diane Didier Diego
Dimitri Dina Djamila Dominique Donatien Dora Dorian Doris Dorothée Dylan Eddy Edgar Édith Edmond Édouard
Edwige Edwin Éléa Éléna Elena Éléonore Elias Élie Éliane Éliott Élisa Elisabeth Élisabeth Élise Ella Ellen
Élodie Éloïse Éloi Elsa Élyne Elvire Emanuel Émeline Émile Émilie Emilia Émilien Emily Emma Emmanuel
Emmanuelle Enzo Éric Erik Erika Erwan Estelle Esteban Esther Étienne Eugène Eugénie Eva Ève Évelyne Fabien
Fabienne Fabio Fabrice Faïza Fanny Farid Farida Fatima Fatou Fatoumata Faustine Federica Félicie Félicien
Félix Ferdinand Fernand Fernando Fiona Firmin Flavie Flavien Fleur Flora Flore Florence Florent Florentin
Florian Floriane Florine Francesca Francesco Francine Francis Francisco Franck François Françoise Frank
Franz Fred Frédéric Frédérique Gabin Gabriel Gabriela Gabrielle Gaël Gaëlle Gaëtan Gaspard Gaston Gauthier
Gautier Geneviève Geoffrey Geoffroy Georges Georgette Georgia Gérald Géraldine Gérard Germain Germaine
Ghislain Ghislaine Gilbert Gilberte Gilles Gina Ginette Giovanni Giulia Giuseppe Gladys Godefroy Gonzague
Grace Grégoire Grégory Greta Guilhem Guillaume Guillemette Guy Gwenaël Gwenaëlle Gwendoline Habib Hakim
Hamid Hana Hanna Hannah Hans Harmonie Harry Hassan Hector Heidi Helen Helena Hélène Hélio Héloïse Henri
Henriette Henry Herbert Hermine Hervé Hicham Hilaire Hippolyte Honoré Honorine Hortense Hubert Hugo Hugues
Huguette Ibrahim Ida Idriss Ignace Igor Ilan Ilona Ilyes Imane Inès Ingrid Irène Irina Iris Irma Isaac
Isabel Isabelle Ismaël Ivan Ivana Ivo Jacek Jack Jackie Jacob Jacqueline Jacques Jade James Jamila Jan Jana
Jane Janine Jasmine Jason Javier Jean Jeanne Jeannine Jennifer Jens Jérémie Jérémy Jérôme Jessica Jihane
Joachim Joan Joana Joanna João Joël Joëlle Joffrey Johan Johann Johanna John Johnny Jonas Jonathan Jordan
Jorge José Joseph Joséphine Josette Josiane Joy Joyce Juan Jude Judith Jules Julia Julian Juliana Julie
Julien Julienne Juliette Jürgen Justin Justine Kader Kamel Karen Karim Karima Karin Karine Karl Katarina
Katarzyna Kate Katharina Kathy Katia Katrin Kelly Ken Kenza Kévin Khadija Khaled Kim Klaus Konstantin
Krzysztof Ladislas Laëtitia Laïla Lambert Lamia Lara Larissa Lars Laura Laure Laurence Laurène Laurent
Laurie Laurine Léa Leandro Leïla Léna Lena Léo Léon Léonard Leonardo Léonie Léonor Léopold Leslie Liam Lila
Lili Liliane Lilou Lina Linda Line Lionel Lisa Lise Lisette Livia Loïc Loïs Lola Lorène Lorenzo Lou Louane
Louis Louisa Louise Louna Luc Luca Lucas Lucie Lucien Lucienne Lucile Lucille Ludivine Ludovic Luigi Luis
Luisa Lukas Luna Lydia Lydie Lyne Maddalena Madeleine Madison Maël Maëlle Maëlys Maeva Magali Magalie
Magdalena Mahmoud Maïa Maïté Malek Malika Malo Malik Mamadou Manel Manon Manuel Manuela Marc Marceau Marcel
Marcelle Marcin Marco Marek Margaret Margaux Margot Marguerite Maria Mariam Marianne Marie Mariella Marielle
Mariette Marin Marina Marine Mario Marion Marius Marjolaine Marjorie Mark Markus Marlène Marta Martha
Martial Martin Martina Martine Marwan Marwa Maryam Maryline Maryse Mathéo Matéo Mathias Mathieu Mathilda
Mathilde Mathis Matteo Matthias Matthieu Maud Maude Maureen Maurice Mauricette Maxence Maxime Maximilien
Maya Mayeul Mehdi Mélanie Mélina Mélissa Mélodie Mercedes Mériem Meryem Michaël Michal Michel Michèle
Micheline Michelle Mickaël Miguel Mikaël Mila Milan Milena Milo Mina Minh Mireille Miriam Mohamed Mohammed
Moïse Momo Mona Monica Monika Monique Morgan Morgane Mouna Mourad Moussa Muriel Murielle Mustapha Mylène
Myriam Nabil Nadège Nadia Nadine Nadja Naïma Najat Nancy Naomi Narcisse Natacha Natalia Nathalie Nathan
Nathanaël Nawal Ngoc Nguyet Nicolas Nicole Niels Nils Nina Noa Noah Noé Noël Noëlle Noëllie Noémie Nolan
Nolwenn Nora Norah Norbert Nordine Nour Océane Octave Octavie Odette Odile Odilon Olaf Oleg Olga Olive
Olivia Olivier Omar Ombeline Omer Ophélie Oriane Oscar Otto Oumar Ousmane Ousmane Pablo Pamela Paola Paolo
Pascal Pascale Pascaline Patrice Patricia Patrick Paul Paula Paule Paulette Paulin Pauline Pavel Pedro Peggy
Pénélope Perrine Peter Petra Philémon Philibert Philippe Philippine Pierre Pierrette Pierrick Pietro Piotr
Priscilla Priscille Prosper Prudence Quentin Quitterie Rachel Rachid Rachida Raoul Raphaël Raphaëlle Raul
Raymond Raymonde Rebecca Régine Régis Reine Rémi Rémy Renata Renaud René Renée Ricardo Richard Rita Robert
Roberta Roberto Robin Roch Rodolphe Rodrigue Roger Roland Rolande Romain Romane Romaric Roméo Romuald Romy
Ronan Rosa Rosalie Rose Roseline Rosine Roxane Ruben Ruth Ryan Sabine Sabrina Sacha Sadia Safia Saïd Salima
Sally Salma Salomé Salvador Salvatore Sam Samia Samir Samira Sammy Samuel Samy Sandra Sandrine Sandro Sandy
Santiago Sara Sarah Saskia Saul Savannah Sébastien Ségolène Selim Selma Séraphine Serge Sergio Séverin
Séverine Sharon Sidonie Siham Silvia Silvio Siméon Simon Simona Simone Slimane Sofia Sofiane Solange Solène
Soline Sonia Sonja Sophia Sophie Soraya Souad Stanislas Stefan Stefania Stefano Stella Stéphane Stéphanie
Steve Steven Sullivan Susan Suzanne Suzy Sven Swann Sybille Sylvain Sylvaine Sylvestre Sylvette Sylviane
Sylvie Tamara Tancrède Tanguy Tania Tarek Tatiana Tatjana Tess Teresa Thaïs Thanh Théa Théo Théodore
Théophile Thérèse Thibaud Thibault Thibaut Thierry Thierno Thilo Thomas Tien Tiago Tim Timéo Timothée
Tiphaine Titouan Tobias Tom Tomas Tomasz Toni Tony Tristan Tuan Ulrich Ulysse Urbain Ursula Valentin
Valentina Valentine Valère Valéria Valérie Valéry Vanessa Vasco Véra Vera Véronique Vianney Vicente Vicky
Victoire Victor Victoria Victorien Victorine Vincent Vincenzo Viola Violaine Violette Virgile Virginie
Viviane Vivien Vivienne Vladimir Wafa Walid Walter Wanda Wassim Wei Wendy Werner Wilfried Wilhelm William
Willy Wladimir Wolfgang Xavier Xavière Yacine Yann Yannick Yannis Yasmina Yasmine Yassine Yvan Yves Yvette
Yvon Yvonne Yohan Yohann Yolande Youcef Youssef Youssou Ysé Zacharie Zahra Zeineb Zélie Zineb Zita Zoé Zoha
Zohra Zoubida
"""


@cache
def _by_folded() -> dict[str, str]:
    """Folded name to its usual spelling."""
    known: dict[str, str] = {}
    for name in _NAMES.split():
        known.setdefault(fold(name), name)
    return known


def is_given_name(text: str) -> bool:
    """Every part of the text (``Jean-Luc``, ``Marie Claude``) is a known first name."""
    parts = fold(text).split()
    return bool(parts) and all(part in _by_folded() for part in parts)


def spellings() -> frozenset[str]:
    """All names of the list, with their accents."""
    return frozenset(_NAMES.split())
