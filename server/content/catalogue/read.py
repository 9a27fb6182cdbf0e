"""Reads all content and checks it: either a whole `Catalogue`, or every problem at once with file, line and remedy.

Standard library and PyYAML only: the web build reads it in isolation, where nothing else is installed.
"""

from collections.abc import Mapping
from itertools import product
from pathlib import Path

from server.content.catalogue import lists
from server.content.catalogue.articles import Targets, article_slugs, read_articles
from server.content.catalogue.exercises import Known, read_exercises
from server.content.catalogue.fields import Place, Problems
from server.content.catalogue.files import FIRST_LANGUAGE, WARNING_SIGNS, report_strays, shown_path
from server.content.catalogue.founding import Carriers, check_carried, read_statements
from server.content.catalogue.gates import read_brief_gates
from server.content.catalogue.library import Article, Exercise
from server.content.catalogue.marks import Marks, read_marks
from server.content.catalogue.questions import read_questions
from server.content.catalogue.routines import read_routines
from server.content.catalogue.rules import read_rules
from server.content.catalogue.shapes import AssessmentCatalogue, Catalogue, Questions, Words
from server.content.catalogue.withdrawal_reader import InUse, read_withdrawn
from server.content.catalogue.withdrawals import Withdrawn
from server.content.catalogue.words import (
    Facts,
    languages,
    read_assessment_words,
    read_other_words,
    read_words_signature,
)

FOLDER = Path(__file__).parents[1]


class ContentBroken(Exception):
    """The content has problems; `lines` has one `file:line: what, and the remedy` each."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def read_catalogue(folder: Path = FOLDER) -> Catalogue:
    """All content of `folder`. Raises ContentBroken."""
    problems = Problems()
    catalogue = _read(folder, problems)
    if problems.found:
        raise ContentBroken(problems.lines())
    return catalogue


def read_assessment(folder: Path = FOLDER, language: str = FIRST_LANGUAGE) -> AssessmentCatalogue:
    """Questions and rules with the words of one language, without the rest. Raises ContentBroken."""
    problems = Problems()
    references = lists.read_references(folder, problems)
    questions = read_questions(folder, problems)
    marks = read_marks(folder, problems, questions, references)
    assessment = _assessment(folder, problems, questions, marks, set(references), None, (language,))
    if problems.found:
        raise ContentBroken(problems.lines())
    return assessment


def read_withdrawn_alone(folder: Path = FOLDER) -> Withdrawn:
    """What is withdrawn, in every language and without the rest. Raises ContentBroken."""
    problems = Problems()
    references = lists.read_references(folder, problems)
    withdrawn = read_withdrawn(folder, problems, references, languages(folder), None)
    if problems.found:
        raise ContentBroken(problems.lines())
    return withdrawn


def _assessment(
    folder: Path,
    problems: Problems,
    questions: Questions,
    marks: Marks,
    references: set[str],
    routines: tuple[str, ...] | None,
    spoken: tuple[str, ...],
) -> AssessmentCatalogue:
    gates = read_brief_gates(folder, problems)
    rules = read_rules(folder, problems, questions, gates, references, routines)
    words = {
        language: read_assessment_words(folder / language, problems, questions, rules, marks)
        for language in spoken
    }
    translations = [language for language in spoken if language != FIRST_LANGUAGE]
    signed = {language: read_words_signature(folder / language, problems) for language in translations}
    files = 5 + len(WARNING_SIGNS) + 3 * len(spoken) + len(translations)
    return AssessmentCatalogue(questions, rules, gates, marks.cautions, marks.notes, words, signed, files)


def _read(folder: Path, problems: Problems) -> Catalogue:
    spoken = languages(folder)
    if FIRST_LANGUAGE not in spoken:
        problems.add(
            Place(shown_path(folder), 1), f"no folder {FIRST_LANGUAGE!r}; the first language must be there"
        )
    report_strays(folder, problems, spoken)
    references = lists.read_references(folder, problems)
    questions = read_questions(folder, problems)
    regions = lists.read_regions(folder, problems)
    conditions = lists.read_conditions(folder, problems)
    _same_regions(folder, problems, questions, regions)
    marks = read_marks(folder, problems, questions, references)
    countries = lists.read_help(folder, problems, references)
    exercises = read_exercises(
        folder, problems, Known(references, regions, conditions, marks.cautions, marks.stop_signs)
    )
    routines = read_routines(folder, problems, references, conditions, exercises)
    routine_ids = tuple(routine.id for routine in routines)
    assessment = _assessment(folder, problems, questions, marks, set(references), routine_ids, spoken)
    in_use = InUse(assessment.rules, exercises, routines)
    withdrawn = read_withdrawn(folder, problems, references, spoken, in_use)
    facts = Facts(regions, conditions, countries, exercises, routines)
    words = {language: read_other_words(folder / language, problems, facts) for language in spoken}
    _same_steps(folder, problems, exercises, words)
    slugs = article_slugs(folder, FIRST_LANGUAGE)
    statements = read_statements(folder, problems, Carriers(slugs, assessment.rules.ids, routine_ids))
    targets = Targets(
        slugs,
        routine_ids,
        references,
        tuple(exercise.id for exercise in exercises),
        regions,
        conditions,
        tuple(statement.id for statement in statements),
    )
    articles: list[Article] = []
    for language in spoken:
        _same_articles(folder, problems, language)
        own = read_articles(folder, problems, language, targets)
        check_carried(folder, problems, statements, own)
        articles.extend(own)
    return Catalogue(
        assessment=assessment,
        references=references,
        regions=regions,
        conditions=conditions,
        stop_signs=marks.stop_signs,
        new_signs=marks.new_signs,
        countries=countries,
        exercises=exercises,
        routines=routines,
        articles=tuple(articles),
        statements=statements,
        withdrawn=withdrawn,
        words={language: {**assessment.words[language], **words[language]} for language in spoken},
        files=_count_files(folder),
    )


def _same_regions(folder: Path, problems: Problems, questions: Questions, regions: tuple[str, ...]) -> None:
    place = Place(shown_path(folder / "questions.yaml"), 1)
    for question in questions.questions:
        if question.id == "regions":
            for option in question.options:
                if option not in regions and option != question.none:
                    problems.add(
                        place, f"question 'regions' offers {option!r}; add it to regions.yaml or remove it"
                    )


def _same_steps(
    folder: Path, problems: Problems, exercises: tuple[Exercise, ...], words: Mapping[str, Words]
) -> None:
    """Where sets differ, they name lines by number: every language needs the same lines."""
    for language, id_ in product(words, [exercise.id for exercise in exercises if exercise.each_set]):
        first, own = (len(words[each]["exercises"][id_]["steps"]) for each in (FIRST_LANGUAGE, language))
        if own != first:
            place = Place(shown_path(folder / language / "exercises" / f"{id_}.yaml"), 1)
            problems.add(
                place,
                f"{own} lines in `steps`, {first} in {FIRST_LANGUAGE!r}; `each_set` counts them: keep as many",
            )


def _same_articles(folder: Path, problems: Problems, language: str) -> None:
    place = Place(shown_path(folder / language / "articles"), 1)
    wanted, found = article_slugs(folder, FIRST_LANGUAGE), article_slugs(folder, language)
    for slug in sorted(set(wanted) - set(found)):
        problems.add(place, f"missing translation of article {slug!r}; add {slug}.md")
    for slug in sorted(set(found) - set(wanted)):
        problems.add(
            place, f"article {slug!r} does not exist in {FIRST_LANGUAGE!r}; add it there or remove it"
        )


def _count_files(folder: Path) -> int:
    return sum(1 for kind in ("*.yaml", "*.md") for path in folder.rglob(kind) if path.name != "README.md")
