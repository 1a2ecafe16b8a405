// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/contact.h"

#include "core/mapping/dialcodes.h"

#include <algorithm>

namespace sluice {

namespace {

std::string_view asView(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<size_t>(bytes.size())};
}

bool isDigitByte(char c)
{
    return c >= '0' && c <= '9';
}

// Digits with a leading + where there was one. Empty where anything else but separators stands.
QByteArray bareDigits(std::string_view number)
{
    QByteArray bare;
    bare.reserve(qsizetype(number.size()));
    for (size_t i = 0; i < number.size(); ++i) {
        const char c = number[i];
        if (isDigitByte(c) || (c == '+' && bare.isEmpty())) {
            bare.append(c);
        } else if (c == '\xc2' && i + 1 < number.size() && number[i + 1] == '\xa0') {
            ++i; // a no-break space
        } else if (std::string_view(" -./()\t").find(c) == std::string_view::npos) {
            return {};
        }
    }
    return bare;
}

// E.164: 15 digits at most; the American plan has 10 after its 1 and no area code below 200.
bool isPlausible(const QByteArray &international)
{
    if (international.size() < 9 || international.size() > 16) {
        return false;
    }
    const std::string_view digits = asView(international).substr(1);
    if (digits.front() == '1') {
        return digits.size() == 11 && digits[1] >= '2';
    }
    return isDialCode(digits);
}

bool isDomainLabel(QByteArrayView label)
{
    const auto isGood = [](char c) {
        return isDigitByte(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'
            || static_cast<unsigned char>(c) >= 0x80; // international names
    };
    return !label.isEmpty() && label.size() <= 63 && label.front() != '-' && label.back() != '-'
        && std::all_of(label.begin(), label.end(), isGood);
}

bool isDomain(QByteArrayView domain)
{
    qsizetype labels = 0;
    while (true) {
        const qsizetype dot = domain.indexOf('.');
        const QByteArrayView label = dot < 0 ? domain : domain.first(dot);
        if (!isDomainLabel(label)) {
            return false;
        }
        ++labels;
        if (dot < 0) {
            return labels >= 2 && label.size() >= 2
                && !std::all_of(label.begin(), label.end(), isDigitByte);
        }
        domain = domain.sliced(dot + 1);
    }
}

bool isLocalPart(QByteArrayView local)
{
    const auto isBad = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte == 0x7f
            || std::string_view("()<>[]:;@\\,\"").find(c) != std::string_view::npos;
    };
    return !local.isEmpty() && local.size() <= 64 && local.front() != '.' && local.back() != '.'
        && !local.contains("..") && std::none_of(local.begin(), local.end(), isBad);
}

} // namespace

QByteArray toE164(std::string_view number, std::string_view country)
{
    QByteArray bare = bareDigits(number);
    const DialCode *plan = dialCodeOf(country);
    if (bare.startsWith("00")) {
        bare.replace(0, 2, "+");
    } else if (plan != nullptr && plan->code == "1" && bare.startsWith("011")) {
        bare.replace(0, 3, "+"); // as it is dialled from the American plan
    }
    if (bare.startsWith('+')) {
        // "+49 (0) 30": the trunk prefix is not dialled from abroad.
        const size_t bracket = number.find("(0)");
        if (bracket != std::string_view::npos) {
            const QByteArray before = bareDigits(number.substr(0, bracket));
            const qsizetype length = before.startsWith("00") ? before.size() - 1 : before.size();
            bare.remove(length, 1);
        }
        return isPlausible(bare) ? bare : QByteArray();
    }
    if (plan == nullptr || bare.isEmpty()) {
        return {};
    }
    std::string_view national = asView(bare);
    if (plan->code == "1" && national.size() == 11 && national.front() == '1') {
        national.remove_prefix(1);
    } else if (!plan->trunk.empty() && national.substr(0, plan->trunk.size()) == plan->trunk
        && plan->code != "1") {
        national.remove_prefix(plan->trunk.size());
    }
    QByteArray full("+");
    full.append(plan->code.data(), qsizetype(plan->code.size()));
    full.append(national.data(), qsizetype(national.size()));
    return isPlausible(full) ? full : QByteArray();
}

QByteArray checkedEmail(std::string_view email)
{
    const QByteArrayView trimmed = QByteArrayView(email.data(), qsizetype(email.size())).trimmed();
    const qsizetype at = trimmed.indexOf('@');
    if (at <= 0 || trimmed.size() > 254 || !isLocalPart(trimmed.first(at))
        || !isDomain(trimmed.sliced(at + 1))) {
        return {};
    }
    return trimmed.toByteArray();
}

} // namespace sluice
