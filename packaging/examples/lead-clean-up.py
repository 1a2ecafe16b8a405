#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lead example as a command: CSV with _row in, CSV with _row out, in any order.

A job's processor:
  {"type": "command", "program": "python3", "arguments": ["/opt/sluice/lead-clean-up.py", "C"],
   "reads": ["Designation", "No_of_Employees", "Last_Activity_Days", "Web_Engagement_Score"],
   "writes": ["Mobile", "Country", "Lead_Score_Value", "Lead_Segment", "Sales_Priority",
              "Data_Quality_Status"]}
"""
import csv
import re
import sys

RULE_SET = sys.argv[1] if len(sys.argv) > 1 else "C"
WRITES = ["Mobile", "Country", "Lead_Score_Value", "Lead_Segment", "Sales_Priority",
          "Data_Quality_Status"]
SPELLINGS = {
    "india": "IN", "ind": "IN", "in": "IN", "+91": "IN",
    "usa": "US", "us": "US", "united states": "US", "+1": "US",
    "uk": "UK", "u.k": "UK", "united kingdom": "UK", "+44": "UK",
}
if RULE_SET == "C":
    SPELLINGS.update({
        "91": "IN", "1": "US", "44": "UK", "u.k.": "UK", "gb": "UK", "great britain": "UK",
        "u.s.": "US", "u.s.a": "US", "u.s.a.": "US", "united states of america": "US"})
DIAL_CODES = {"IN": "91", "US": "1", "UK": "44"}
TITLES = re.compile(r"\b(ceo|cto|director|vp)\b" if RULE_SET == "C" else r"ceo|cto|director|vp",
                    re.IGNORECASE)
BANDS = ((70, "Hot", "High"), (40, "Warm", "Medium"), (-1, "Cold", "Low"))


def mobile_of(text, country):
    """The full number, or nothing."""
    if not country:
        return ""
    code = DIAL_CODES[country]
    digits = re.sub("[^0-9]", "", text)
    if RULE_SET != "A" and digits.startswith("00"):
        digits = digits[2:]
    if RULE_SET == "C" and country != "US" and len(digits) == 11 and digits[0] == "0":
        digits = digits[1:]
    if len(digits) == 10:
        return "+" + code + digits
    return "+" + digits if digits.startswith(code) and len(digits) == len(code) + 10 else ""


def number(text):
    """A plain whole number, or none."""
    return int(text) if re.fullmatch(r"\s*[+-]?[0-9]+\s*", text) else None


def at_least(text, limit):
    value = number(text)
    return value is not None and value >= limit


def main():
    records = csv.DictReader(sys.stdin)
    answers = csv.writer(sys.stdout, lineterminator="\n")
    answers.writerow(["_row", *WRITES])
    for lead in records:
        country = SPELLINGS.get(lead["Country"].strip().lower(), "")
        mobile = mobile_of(lead["Mobile"], country)
        days = number(lead["Last_Activity_Days"])
        score = (25 * bool(TITLES.search(lead["Designation"]))
                 + 20 * at_least(lead["No_of_Employees"], 200)
                 + 15 * (days is not None and days <= 7)
                 + 10 * at_least(lead["Web_Engagement_Score"], 70))
        segment, priority = next(band[1:] for band in BANDS if score >= band[0])
        quality = ("Clean" if country and mobile
                   else "Needs Review" if country or mobile else "Critical")
        answers.writerow([lead["_row"], mobile or lead["Mobile"], country or lead["Country"],
                          score, segment, priority, quality])


main()
