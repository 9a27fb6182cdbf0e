"""Rows of the brief's tables 1.1 to 1.7 and 2.1 to 2.3 as a person would tell them, and what comes out first."""

from tests.assessment.answering import Raw

NOW, TODAY, DAYS = ("emergency", "now"), ("doctor_soon", "today"), ("doctor_soon", "days")
CLEARANCE, NOT_TODAY = ("clearance_first", None), ("self_care", None)


def at(*regions: str) -> Raw:
    return {"regions": list(regions)}


NECK, BACK, MID, SHOULDER = at("neck"), at("low_back"), at("upper_back"), at("shoulder")
HIP, KNEE, FOOT, ALL_OVER = at("hip_groin"), at("knee"), at("ankle_foot"), at("whole_body")
OLDER: Raw = {"age": "from_65"}
OVER_50: Raw = {"age": "to_54"}
CANCER: Raw = {"conditions": ["cancer_past"]}
CONSTANT: Raw = {"brings_on": "nothing", "night": "whatever"}
SPONDYLITIS: Raw = {**BACK, "lasted": "three_months", "stiffness": "to_60"}

Row = tuple[str, Raw, tuple[str, str | None], str]
RIGHT_NOW: list[Row] = [
    ("sure it is strong", {"now_chest": ["not_sure"], "chest_unsure": "yes"}, NOW, "unsure_chest_now"),
    ("not safe", {"now_mind": ["not_sure"], "mind_unsure": "not_safe"}, NOW, "unsure_mind_now"),
    ("safe for now", {"now_mind": ["not_sure"], "mind_unsure": "safe"}, TODAY, "unsure_mind"),
    ("not sure of a limb", {"now_limb": ["not_sure"], "limb_unsure": "not_sure"}, TODAY, "unsure_limb"),
]
NECK_ROWS: list[Row] = [
    ("N1 eyelid", {**NECK, "upper_check": ["eyelid"]}, NOW, "N1"),
    ("N1 swallowing", {**at("head_jaw"), "neck_check": ["speech_taste"]}, NOW, "N1"),
    ("N1 new pain and dizzy", {**NECK, "neck_check": ["new_pain", "dizzy"]}, NOW, "N1_pair"),
    ("N1 new pain after a jolt", {**NECK, "neck_check": ["new_pain", "jolt"]}, NOW, "N1_pair"),
    ("2.1 headache", {**at("head_jaw"), "neck_check": ["severe_headache"]}, NOW, "headache_unknown"),
    ("N2 fast", {"signs_nerves": ["jolts", "unsteady"], "nerves_fast": "yes"}, NOW, "N2_fast"),
    ("N3 sight", {**OVER_50, **at("head_jaw"), "over_50": ["sight_change"]}, NOW, "N3_sight"),
    ("N3 jaw", {**OVER_50, **NECK, "over_50": ["jaw_chewing"]}, TODAY, "N3"),
    ("N3 two", {**OVER_50, **NECK, "over_50": ["new_headache", "sore_scalp"]}, TODAY, "N3"),
    (
        "N4 all over",
        {**ALL_OVER, "how_started": "injury", "injury_when": "today", "neck_injury": ["bone"]},
        NOW,
        "N4",
    ),
    ("N5", {**SHOULDER, "upper_check": ["arm_weaker"]}, TODAY, "N5"),
    ("N6", {**NECK, "bones_joints": ["joint_illness"]}, CLEARANCE, "N6"),
    ("N6 slips", {"bones_joints": ["joint_illness"], "loose_neck": "yes"}, CLEARANCE, "N6"),
    ("N6 sign", {"bones_joints": ["joint_illness"], "signs_nerves": ["jolts"]}, TODAY, "N6_signs"),
    ("N7", {"signs_body": ["throat"]}, DAYS, "N7"),
    ("N8", {**NECK, "ill_today": ["fever"]}, TODAY, "W1_local"),
]
BACK_ROWS: list[Row] = [
    ("B2", {"signs_nerves": ["foot_drop"]}, TODAY, "B2"),
    ("B3 new", {**BACK, **CANCER, "pain": 4}, DAYS, "B3"),
    (
        "B3 ribs, old and flat",
        {**at("chest_ribs"), **CANCER, "lasted": "three_months", "back_check": ["worse_flat"]},
        DAYS,
        "B3",
    ),
    ("B3 severe", {**BACK, **CANCER, "pain": 8}, TODAY, "B3_today"),
    ("B3 mid back", {**MID, **CANCER}, TODAY, "B3_today"),
    ("B3 leg", {**BACK, **CANCER, "back_check": ["leg_signs"]}, NOW, "B3_now"),
    ("B4 sweats", {**BACK, "signs_body": ["sweats"]}, TODAY, "B4"),
    ("B4 risk", {**BACK, **CONSTANT, "infection_risk": ["injects"]}, TODAY, "B4_pair"),
    ("B4 very ill", {**BACK, "ill_today": ["fever", "very_ill"]}, NOW, "B4_now"),
    ("B5", {**OLDER, **BACK, "back_check": ["small_effort"], "pain": 5}, DAYS, "B5"),
    (
        "B5 severe",
        {**BACK, "medicines": ["steroids"], "back_check": ["small_effort"], "pain": 8},
        TODAY,
        "B5_today",
    ),
    ("B5 shorter", {**BACK, "bones_joints": ["thin_bones"], "back_check": ["height"], "pain": 3}, DAYS, "B5"),
    ("B6 first episode", {**OVER_50, **BACK, **CONSTANT, "first_time": "yes"}, DAYS, "B6"),
    ("B7", {"signs_body": ["lost_weight"]}, DAYS, "B7"),
    ("B7 pair", {"regions": ["thigh"], "night": "whatever", "signs_body": ["tired"]}, DAYS, "B7_pair"),
    ("cough", {**BACK, "course": "worse", "back_check": ["cough", "leg_signs"]}, DAYS, "cough_and_leg"),
    ("B8", {**SPONDYLITIS, "back_long": ["second_half_night", "better_moving"]}, DAYS, "B8"),
    (
        "B8 begun early",
        {**SPONDYLITIS, "age": "to_64", "back_long": ["before_45", "psoriasis", "better_moving"]},
        DAYS,
        "B8",
    ),
    ("B9", {"signs_body": ["side_pee"]}, TODAY, "B9"),
    ("B10 older", {**OLDER, "signs_body": ["deep_belly"]}, TODAY, "B10"),
    (
        "B10 smoker",
        {"signs_body": ["deep_belly"], "background": ["smokes"], "conditions": ["controlled_pressure"]},
        TODAY,
        "B10",
    ),
    ("B10 severe", {**OLDER, "signs_body": ["deep_belly"], "belly_strong": "yes"}, NOW, "B10_now"),
    ("B10 strong, no risk", {"signs_body": ["deep_belly"], "belly_strong": "yes"}, TODAY, "belly_strong"),
    ("B11", {**BACK, "signs_body": ["bloating"]}, DAYS, "B11"),
    ("B11 bleeding", {**HIP, "signs_body": ["late_bleeding"]}, DAYS, "B11"),
    ("B12", {"signs_body": ["back_lump"]}, DAYS, "B12"),
    ("B13", {"signs_body": ["stripe"]}, TODAY, "B13"),
]
ARM_ROWS: list[Row] = [
    ("A1 rest", {**SHOULDER, "effort": "at_rest"}, NOW, "A1_rest"),
    ("A1 effort", {**at("head_jaw"), "effort": "on_effort"}, TODAY, "A1"),
    ("A2", {**SHOULDER, "arm_check": ["tip_pregnant"]}, NOW, "A2"),
    ("A3", {**SHOULDER, "arm_check": ["shoulder_out"]}, NOW, "A3"),
    ("A4", {**SHOULDER, "arm_check": ["cannot_lift"]}, TODAY, "A4"),
    ("A6 and ring finger", {**SHOULDER, "arm_check": ["steady", "ring_finger"]}, DAYS, "A6"),
    ("A6 and smoker", {**SHOULDER, "arm_check": ["steady"], "background": ["smoked"]}, DAYS, "A6"),
    ("A6 and cough", {**SHOULDER, "arm_check": ["steady"], "signs_body": ["cough"]}, DAYS, "A6"),
    ("A6 eyelid", {**SHOULDER, "upper_check": ["eyelid"]}, TODAY, "A6_eyelid"),
    ("A7", {**OVER_50, **SHOULDER, "over_50": ["both_shoulders"]}, DAYS, "A7"),
    ("A7 and jaw", {**OVER_50, **SHOULDER, "over_50": ["both_shoulders", "jaw_chewing"]}, TODAY, "N3"),
    ("A8", {"signs_limbs": ["swollen_arm"]}, TODAY, "A8"),
    ("A8 breathless", {"signs_limbs": ["swollen_arm"], "clot_breath": "yes"}, NOW, "C2"),
    ("A10", {"signs_limbs": ["small_joints"]}, DAYS, "A10"),
    ("A11", {**at("wrist_hand"), "arm_check": ["thumb_hollow"]}, TODAY, "A11"),
]
LEG_ROWS: list[Row] = [
    ("H1", {**HIP, "hip_check": ["cannot_stand"]}, NOW, "H1"),
    ("H1 turned out", {**KNEE, "hip_check": ["leg_short"]}, NOW, "H1"),
    ("H2", {**HIP, "hip_check": ["impact"], "impact_more": ["low_fuel"]}, DAYS, "H2"),
    ("H2 at night", {**HIP, "hip_check": ["impact"], "impact_more": ["rest_or_night"]}, TODAY, "H2_rest"),
    ("H4", {**KNEE, "knee_check": ["gives_way"]}, TODAY, "H4"),
    (
        "H4 age",
        {**KNEE, "age": "to_64", "how_started": "injury", "injury_when": "this_week"},
        TODAY,
        "H4_age",
    ),
    ("H6", {"signs_body": ["lump"]}, DAYS, "H6"),
    ("H7", {**HIP, "hip_check": ["groin_stiff"], "background": ["alcohol"]}, DAYS, "H7"),
    ("H8", {"signs_nerves": ["weak_thighs"]}, DAYS, "H8"),
    ("H8 dark pee", {"signs_nerves": ["statin"], "muscle_more": ["dark_pee"]}, TODAY, "H8_today"),
    ("C1 pain and flight", {"signs_limbs": ["calf_pain"], "clot_risk": ["travel"]}, TODAY, "C1_pain"),
    ("C1 pain and pregnant", {"pregnancy": "pregnant", "signs_limbs": ["calf_pain"]}, TODAY, "C1_pain"),
    ("C2", {"signs_limbs": ["swollen_leg"], "clot_breath": "yes"}, NOW, "C2"),
    ("C3", {**FOOT, "foot_check": ["heel_pop"]}, TODAY, "C3"),
    ("C4", {**FOOT, "foot_check": ["bone"]}, TODAY, "C4"),
    ("C5 and smoker", {"signs_limbs": ["walk_cramp"], "background": ["smokes"]}, DAYS, "C5"),
    ("C5 two", {"signs_limbs": ["walk_cramp", "cold_foot"]}, DAYS, "C5"),
    ("C5 rest", {"signs_limbs": ["foot_rest_pain", "cold_foot"]}, TODAY, "C5_rest"),
    ("C6", {**at("calf_shin"), "foot_check": ["pin_point"], "impact_more": ["training"]}, DAYS, "C6"),
    ("C7", {"signs_limbs": ["foot_wound"]}, TODAY, "C7"),
    ("C7 sore and insulin", {"signs_limbs": ["foot_sore"], "medicines": ["insulin"]}, TODAY, "C5_rest"),
    ("C8", {"signs_limbs": ["hot_joint"]}, TODAY, "A5"),
]
BODY_ROWS: list[Row] = [
    ("W1", {"ill_today": ["fever"]}, NOT_TODAY, "fever"),
    ("W1 viral aches all over", {**ALL_OVER, "ill_today": ["fever"]}, NOT_TODAY, "fever"),
    ("W3", {**ALL_OVER, "muscle_more": ["dark_pee"]}, TODAY, "W3"),
    ("W6 bleeding", {"pregnancy": "pregnant", "pregnancy_signs": ["bleeding"]}, TODAY, "W6_bleeding"),
    ("W7 mood", {"mood": "low_or_worried", "mood_down": "nearly_every_day"}, DAYS, "W7"),
    (
        "W7 worry",
        {"mood": "low_or_worried", "worry_nervous": "more_than_half", "worry_control": "several_days"},
        DAYS,
        "W7",
    ),
    ("2.1 swollen legs", {"signs_limbs": ["both_legs_swollen"]}, TODAY, "swollen_both"),
    (
        "2.1 pressure, signs",
        {"conditions": ["very_high_pressure"], "pressure_signs": "yes"},
        NOW,
        "pressure_signs",
    ),
    ("2.1 pressure", {"conditions": ["very_high_pressure"]}, CLEARANCE, "clear_very_high_pressure"),
    ("2.1 heart", {"conditions": ["heart_recent"]}, CLEARANCE, "clear_heart_recent"),
    ("2.1 lump", {"signs_body": ["other_lump"]}, DAYS, "other_lump"),
    ("2.2 hot skin", {"ill_today": ["red_skin"]}, CLEARANCE, "red_skin"),
    ("2.3 chemo", {"conditions": ["chemo_nerves"]}, CLEARANCE, "clear_chemo_nerves"),
    ("2.3 steroids", {"medicines": ["steroids"]}, CLEARANCE, "clear_steroids"),
    ("2.3 mind", {"mood": "crisis"}, CLEARANCE, "clear_mind"),
]
ROWS = [*RIGHT_NOW, *NECK_ROWS, *BACK_ROWS, *ARM_ROWS, *LEG_ROWS, *BODY_ROWS]

# A pair needs its second half, context never decides, and 1.8 lists what means little alone.
HARMLESS: list[tuple[str, Raw]] = [
    ("N1 new pain alone", {**NECK, "neck_check": ["new_pain"]}),
    ("N1 dizzy with an old pain", {**NECK, "neck_check": ["dizzy"]}),
    ("N3 a new headache alone", {**OVER_50, **NECK, "over_50": ["new_headache"]}),
    ("B3 old back pain after cancer", {**BACK, **CANCER, "lasted": "three_months"}),
    ("B4 risk alone", {**BACK, "infection_risk": ["tuberculosis"]}),
    ("B5 effort alone", {**BACK, "back_check": ["small_effort"]}),
    ("B6 constant alone", {**BACK, **CONSTANT}),
    ("B8 two of the list", {**SPONDYLITIS, "back_long": ["better_moving"]}),
    ("B8 begun late", {**SPONDYLITIS, **OLDER, "back_long": ["better_moving", "family", "bowel"]}),
    ("B10 young, no risk", {"signs_body": ["deep_belly"], "background": ["smokes"]}),
    ("A6 steady alone", {**SHOULDER, "arm_check": ["steady"]}),
    ("H2 impact alone", {**HIP, "hip_check": ["impact"]}),
    ("H7 stiff alone", {**HIP, "hip_check": ["groin_stiff"]}),
    ("C1 sore calf alone", {"signs_limbs": ["calf_pain"]}),
    ("C5 smoker with diabetes, one sign missing", {"conditions": ["diabetes_fine"]}),
    ("C5 one sign", {"signs_limbs": ["cold_foot"]}),
    ("C6 point alone", {**FOOT, "foot_check": ["pin_point"]}),
    ("cough with a simple strain", {**BACK, "back_check": ["cough"]}),
    ("controlled blood pressure", {"conditions": ["controlled_pressure"]}),
    ("diabetes with normal feeling", {"conditions": ["diabetes_fine"]}),
    ("low-dose aspirin", {"medicines": ["low_aspirin"]}),
    ("a sad week", {"mood": "low_or_worried", "mood_down": "several_days", "worry_control": "several_days"}),
    ("a stable joint illness", {**BACK, "bones_joints": ["joint_illness"], "loose_neck": "no"}),
]
