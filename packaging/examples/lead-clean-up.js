// SPDX-License-Identifier: GPL-3.0-or-later
// The lead example as a script: the same as the built-in rules of the preset "lead-clean-up".
// A job's processor:
//   {"type": "script", "file": "lead-clean-up.js",
//    "reads": ["Designation", "No_of_Employees", "Last_Activity_Days", "Web_Engagement_Score"],
//    "writes": ["Mobile", "Country", "Lead_Score_Value", "Lead_Segment", "Sales_Priority",
//               "Data_Quality_Status"]}

const RULE_SET = 'C'; // A as the original was coded, B as its description says, C what is best

const SPELLINGS = {
    'india': 'IN', 'ind': 'IN', 'in': 'IN', '+91': 'IN',
    'usa': 'US', 'us': 'US', 'united states': 'US', '+1': 'US',
    'uk': 'UK', 'u.k': 'UK', 'united kingdom': 'UK', '+44': 'UK',
};
const MORE_SPELLINGS = {
    '91': 'IN', '1': 'US', '44': 'UK', 'u.k.': 'UK', 'gb': 'UK', 'great britain': 'UK',
    'u.s.': 'US', 'u.s.a': 'US', 'u.s.a.': 'US', 'united states of america': 'US',
};
// Without a prototype, which also knows words such as "constructor".
const COUNTRIES = Object.assign(Object.create(null), SPELLINGS,
    RULE_SET === 'C' ? MORE_SPELLINGS : {});
const DIAL_CODES = {IN: '91', US: '1', UK: '44'};
// Made once: a pattern that stands in a function is made anew at each call.
const WHOLE = /^\s*[+-]?[0-9]+\s*$/;
const NO_DIGITS = /[^0-9]+/g;
const TITLES = RULE_SET === 'C' ? /\b(ceo|cto|director|vp)\b/i : /ceo|cto|director|vp/i;

function countryOf(text) {
    return COUNTRIES[text.trim().toLowerCase()] || '';
}

// Nothing if it cannot be made a full number.
function mobileOf(text, country) {
    if (!country)
        return '';
    const code = DIAL_CODES[country];
    let digits = text.replace(NO_DIGITS, '');
    if (RULE_SET !== 'A' && digits.startsWith('00'))
        digits = digits.slice(2);
    if (RULE_SET === 'C' && country !== 'US' && digits.length === 11 && digits[0] === '0')
        digits = digits.slice(1);
    if (digits.length === 10)
        return '+' + code + digits;
    return digits.startsWith(code) && digits.length === code.length + 10 ? '+' + digits : '';
}

// A plain whole number, or NaN, which is neither more nor less than anything.
function wholeNumber(text) {
    const number = parseInt(text, 10);
    if (String(number) === text) // most of them, and quicker than a pattern
        return number;
    return WHOLE.test(text) ? number : NaN;
}

function process(lead) {
    const country = countryOf(lead.Country);
    const mobile = mobileOf(lead.Mobile, country);
    let score = 0;
    if (TITLES.test(lead.Designation))
        score += 25;
    if (wholeNumber(lead.No_of_Employees) >= 200)
        score += 20;
    if (wholeNumber(lead.Last_Activity_Days) <= 7)
        score += 15;
    if (wholeNumber(lead.Web_Engagement_Score) >= 70)
        score += 10;

    if (country)
        lead.Country = country;
    if (mobile)
        lead.Mobile = mobile;
    lead.Lead_Score_Value = score;
    lead.Lead_Segment = score >= 70 ? 'Hot' : score >= 40 ? 'Warm' : 'Cold';
    lead.Sales_Priority = score >= 70 ? 'High' : score >= 40 ? 'Medium' : 'Low';
    lead.Data_Quality_Status
        = country && mobile ? 'Clean' : country || mobile ? 'Needs Review' : 'Critical';
    return lead;
}
