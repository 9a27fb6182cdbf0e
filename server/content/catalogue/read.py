"""Reads all content and checks it: either a whole `Catalogue`, or every problem at once with file, line and remedy.

Standard library and PyYAML only: the web build reads it in isolation, where nothing else is installed.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from server.content.catalogue import lists
from server.content.catalogue.articles import Targets, article_slugs, read_articles
from server.content.catalogue.ease import read_ease
from server.content.catalogue.exercises import Known, read_exercises
from server.content.catalogue.fields import Place, Problems
from server.content.catalogue.figures import read_figures
from server.content.catalogue.files import FIRST_LANGUAGE, WARNING_SIGNS, report_strays, shown_path
from server.content.catalogue.founding import Carriers, check_carried, read_statements
from server.content.catalogue.gates import read_brief_gates
from server.content.catalogue.library import Article, Exercise, Routine, Statement
from server.content.catalogue.marks import Marks, read_marks
from server.content.catalogue.pain import read_pain
from server.content.catalogue.questions import read_questions
from server.content.catalogue.routines import read_routines
from server.content.catalogue.rules import read_rules
from server.content.catalogue.shapes import AssessmentCatalogue, Catalogue, Questions, Reference, Words
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


@dataclass(frozen=True)
class _Lists:
    """What nearly every other file names."""

    references: Mapping[str, Reference]
    regions: tuple[str, ...]
    conditions: tuple[str, ...]


def _read(folder: Path, problems: Problems) -> Catalogue:
    spoken = _spoken(folder, problems)
    given = _Lists(
        lists.read_references(folder, problems),
        lists.read_regions(folder, problems),
        lists.read_conditions(folder, problems),
    )
    questions = read_questions(folder, problems)
    _same_regions(folder, problems, questions, given.regions)
    marks = read_marks(folder, problems, questions, given.references)
    countries = lists.read_help(folder, problems, given.references)
    exercises, routines = _practices(folder, problems, given, marks)
    routine_ids = tuple(routine.id for routine in routines)
    assessment = _assessment(folder, problems, questions, marks, set(given.references), routine_ids, spoken)
    in_use = InUse(assessment.rules, exercises, routines)
    ease = read_ease(folder, problems, given.references, marks.cautions)
    positions = tuple(position.id for position in ease.positions)
    facts = Facts(given.regions, given.conditions, countries, exercises, routines, positions)
    words = {language: read_other_words(folder / language, problems, facts) for language in spoken}
    _same_steps(folder, problems, exercises, words)
    rules = assessment.rules.ids if assessment.rules.decisions else ()
    carriers = Carriers(article_slugs(folder, FIRST_LANGUAGE), rules, routine_ids)
    statements, articles = _articles(folder, problems, given, carriers, exercises, spoken)
    return Catalogue(
        assessment=assessment,
        references=given.references,
        regions=given.regions,
        conditions=given.conditions,
        stop_signs=marks.stop_signs,
        new_signs=marks.new_signs,
        countries=countries,
        exercises=exercises,
        routines=routines,
        figures=read_figures(folder, problems, exercises, positions),
        pain=read_pain(folder, problems, given.references),
        ease=ease,
        articles=articles,
        statements=statements,
        withdrawn=read_withdrawn(folder, problems, given.references, spoken, in_use),
        words={language: {**assessment.words[language], **words[language]} for language in spoken},
        files=_count_files(folder),
    )


def _spoken(folder: Path, problems: Problems) -> tuple[str, ...]:
    spoken = languages(folder)
    if FIRST_LANGUAGE not in spoken:
        problems.add(
            Place(shown_path(folder), 1), f"no folder {FIRST_LANGUAGE!r}; the first language must be there"
        )
    report_strays(folder, problems, spoken)
    return spoken


def _practices(
    folder: Path, problems: Problems, given: _Lists, marks: Marks
) -> tuple[tuple[Exercise, ...], tuple[Routine, ...]]:
    known = Known(given.references, given.regions, given.conditions, marks.cautions, marks.stop_signs)
    exercises = read_exercises(folder, problems, known)
    return exercises, read_routines(folder, problems, given.references, given.conditions, exercises)


def _articles(
    folder: Path,
    problems: Problems,
    given: _Lists,
    carriers: Carriers,
    exercises: Collection[Exercise],
    spoken: tuple[str, ...],
) -> tuple[tuple[Statement, ...], tuple[Article, ...]]:
    """The statements of the founding text, and the articles of every language, which carry them."""
    statements = read_statements(folder, problems, carriers)
    targets = Targets(
        articles=carriers.articles,
        routines=carriers.routines,
        references=given.references,
        exercises=[exercise.id for exercise in exercises],
        regions=given.regions,
        conditions=given.conditions,
        statements=[statement.id for statement in statements],
    )
    articles: list[Article] = []
    for language in spoken:
        _same_articles(folder, problems, language)
        own = read_articles(folder, problems, language, targets)
        check_carried(folder, problems, statements, own)
        articles.extend(own)
    return statements, tuple(articles)


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
