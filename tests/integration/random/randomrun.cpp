// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/random/randomrun.h"

#include "integration/leadoracle.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

const QStringList &csvFields()
{
    static const QStringList names{u"First_Name"_s, u"Last_Name"_s, u"Company"_s, u"Mobile"_s,
        u"Country"_s, u"Designation"_s, u"No_of_Employees"_s, u"Last_Activity_Days"_s,
        u"Web_Engagement_Score"_s, u"Lead_Score_Value"_s, u"Lead_Segment"_s, u"Sales_Priority"_s,
        u"Data_Quality_Status"_s};
    return names;
}

// A first name that a rule makes longer than the service takes.
constexpr auto kSpoiled = "Spoil"_L1;
constexpr int kTooLong = 60;

// How the run's processors work, and what they make of a row.
struct Rules
{
    QChar preset; // A, B, C; null: none
    bool isUpper = false; // companies in capitals
    bool isDefaulted = false; // an empty priority becomes Low

    QJsonArray processors() const;
    void apply(QMap<QString, QString> &values) const;
};

QJsonArray Rules::processors() const
{
    QJsonArray all;
    if (!preset.isNull())
        all.append(QJsonObject{{u"type"_s, u"rules"_s}, {u"preset"_s, u"lead-clean-up"_s},
            {u"ruleSet"_s, QString(preset)}});
    QJsonArray own{QJsonObject{{u"type"_s, u"mapValues"_s}, {u"field"_s, u"First_Name"_s},
        {u"values"_s, QJsonObject{{QString(kSpoiled), QString(kTooLong, u'x')}}}}};
    if (isUpper)
        own.append(
            QJsonObject{{u"type"_s, u"case"_s}, {u"field"_s, u"Company"_s}, {u"to"_s, u"upper"_s}});
    if (isDefaulted)
        own.append(QJsonObject{{u"type"_s, u"constant"_s}, {u"field"_s, u"Sales_Priority"_s},
            {u"value"_s, u"Low"_s}, {u"onlyIfEmpty"_s, true}});
    all.append(QJsonObject{{u"type"_s, u"rules"_s}, {u"rules"_s, own}});
    return all;
}

void Rules::apply(QMap<QString, QString> &values) const
{
    if (!preset.isNull()) {
        const LeadResult made = leadResult({.mobile = values[u"Mobile"_s],
                                               .country = values[u"Country"_s],
                                               .title = values[u"Designation"_s],
                                               .size = values[u"No_of_Employees"_s],
                                               .lastActivity = values[u"Last_Activity_Days"_s],
                                               .engagement = values[u"Web_Engagement_Score"_s]},
            preset);
        values[u"Mobile"_s] = made.mobile;
        values[u"Country"_s] = made.country;
        values[u"Lead_Score_Value"_s] = QString::number(made.score);
        values[u"Lead_Segment"_s] = made.segment;
        values[u"Sales_Priority"_s] = made.priority;
        values[u"Data_Quality_Status"_s] = made.quality;
    }
    if (isUpper)
        values[u"Company"_s] = values[u"Company"_s].toUpper();
    if (isDefaulted && values[u"Sales_Priority"_s].isEmpty())
        values[u"Sales_Priority"_s] = u"Low"_s;
}

int sizeOf(QRandomGenerator &dice, int largest)
{
    const int kind = dice.bounded(100);
    if (kind < 4)
        return dice.bounded(3);
    if (kind < 65)
        return std::min(largest, dice.bounded(3, 500));
    if (kind < 93)
        return dice.bounded(std::min(largest, 500), std::min(largest, 4'000) + 1);
    return dice.bounded(std::min(largest, 4'000), largest + 1);
}

QMap<QString, QString> leadValues(QRandomGenerator &dice, int number, const QStringList &cells)
{
    QMap<QString, QString> values;
    values[u"First_Name"_s] = u"Lead %1"_s.arg(number);
    values[u"Last_Name"_s] = u"L%1"_s.arg(number);
    values[u"Company"_s] = u"Company %1"_s.arg(dice.bounded(1, 2000));
    const LeadRow lead = leadOf(cells);
    values[u"Mobile"_s] = lead.mobile;
    values[u"Country"_s] = lead.country;
    values[u"Designation"_s] = lead.title;
    values[u"No_of_Employees"_s] = lead.size;
    values[u"Last_Activity_Days"_s] = lead.lastActivity;
    values[u"Web_Engagement_Score"_s] = lead.engagement;
    return values;
}

QJsonObject randomAction(QRandomGenerator &dice, bool isDownload)
{
    static const QStringList ends{u"fin"_s, u"rst"_s};
    switch (dice.bounded(isDownload ? 9 : 6)) {
    case 0:
        return {{u"close"_s, ends.at(dice.bounded(2))}};
    case 1:
        return {{u"close"_s, ends.at(dice.bounded(2))}, {u"afterBytes"_s, dice.bounded(1, 60)}};
    case 2:
        return {{u"status"_s, QList<int>{500, 502, 503, 504}.at(dice.bounded(4))}};
    case 3:
        return {{u"status"_s, 429}, {u"headers"_s, QJsonObject{{u"Retry-After"_s, u"1"_s}}},
            {u"body"_s, u"{\"code\":\"TOO_MANY_REQUESTS\",\"status\":\"error\"}"_s}};
    case 4:
        return {{u"hang"_s, true}};
    case 5:
        return {{u"delayMs"_s, dice.bounded(50, 400)}};
    case 6:
        return {{u"truncate"_s, dice.bounded(20, 200)}};
    case 7:
        return {{u"badCrc"_s, true}};
    default:
        return {{u"bytesPerSecond"_s, dice.bounded(50, 400)}};
    }
}

QJsonArray randomFaults(QRandomGenerator &dice)
{
    struct Target
    {
        const char *method;
        const char *path;
        bool isDownload;
    };
    static const QList<Target> targets{{"POST", "^/oauth/v2/token$", false},
        {"POST", "^/crm/bulk/v8/read$", false}, {"GET", "^/crm/bulk/v8/read/[0-9]+$", false},
        {"GET", "^/crm/bulk/v8/read/[0-9]+/result$", true}, {"POST", "^/crm/v8/upload$", false},
        {"POST", "^/crm/bulk/v8/write$", false}, {"POST", "^/crm/bulk/v8/write$", false},
        {"GET", "^/crm/bulk/v8/write/[0-9]+$", false}, {"GET", "/bulk-write/.*zip$", true}};
    QJsonArray faults;
    for (int i = dice.bounded(5); i > 0; --i) {
        const Target &target = targets.at(dice.bounded(static_cast<int>(targets.size())));
        const QJsonObject action = randomAction(dice, target.isDownload);
        // A reply is replaced before the effect or after it; what cuts the reply comes after.
        const bool isOfReply = action.contains("truncate"_L1) || action.contains("badCrc"_L1)
            || action.contains("bytesPerSecond"_L1);
        // 429 says that nothing was done: with an effect it would be a lie.
        const bool isRefusal = action.value("status"_L1).toInt() == 429;
        const bool isAfter = (isOfReply || dice.bounded(2) == 1) && !isRefusal;
        QJsonObject rule{{u"method"_s, QString::fromLatin1(target.method)},
            {u"path"_s, QString::fromLatin1(target.path)}, {u"action"_s, action},
            {u"when"_s, isAfter ? u"after"_s : u"before"_s}, {u"times"_s, dice.bounded(1, 4)}};
        if (dice.bounded(3) == 0)
            rule.insert(u"probability"_s, 0.3);
        else
            rule.insert(u"skip"_s, dice.bounded(4));
        faults.append(rule);
    }
    return faults;
}

} // namespace

RandomRun RandomRun::fromSeed(quint32 seed, int largest)
{
    QRandomGenerator dice(seed);
    RandomRun run;
    const int size = sizeOf(dice, largest);
    const int pageRows = std::max(1, size / dice.bounded(1, 5) + dice.bounded(50));
    constexpr int kMostChunkRows = 25'000; // zoho-crm-bulk D1
    const int chunkRows
        = std::clamp(size / dice.bounded(1, 13) + dice.bounded(20), 10, kMostChunkRows);
    const bool onlyChanged = dice.bounded(4) > 0;
    Rules rules;
    rules.preset = QList<QChar>{u'A', u'B', u'C', u'C', QChar()}.at(dice.bounded(5));
    rules.isUpper = dice.bounded(2) == 0;
    rules.isDefaulted = dice.bounded(2) == 0;

    const int spoiledPerMille = dice.bounded(3) == 0 ? 0 : dice.bounded(301);
    const int cleanPerMille = dice.bounded(2) == 0 ? 0 : dice.bounded(600);
    const QList<QStringList> cells = recipeCells(size, seed);
    for (int i = 0; i < size; ++i) {
        Row row;
        row.before = leadValues(dice, i + 1, cells.at(i));
        if (dice.bounded(1000) < cleanPerMille)
            rules.apply(row.before);
        const bool isSpoiled = dice.bounded(1000) < spoiledPerMille;
        if (isSpoiled)
            row.before[u"First_Name"_s] = kSpoiled;
        row.after = row.before;
        rules.apply(row.after);
        row.isChanged = isSpoiled || row.after != row.before;
        if (isSpoiled)
            row.outcome = Outcome::Rejected;
        else if (onlyChanged && !row.isChanged)
            row.outcome = Outcome::Skipped;
        if (row.outcome != Outcome::Written)
            row.after = row.before;
        run.rows.append(row);
    }

    run.parameters = {{u"processors"_s, rules.processors()}, {u"onlyChanged"_s, onlyChanged},
        {u"ignoreEmpty"_s, dice.bounded(2) == 0}, {u"chunkRows"_s, chunkRows},
        {u"rejectionLimitPercent"_s, dice.bounded(3) == 0 ? 20 : 0}};
    run.settings = {{u"pageRows"_s, pageRows}, {u"readJobMs"_s, dice.bounded(5, 60)},
        {u"writeJobMs"_s, dice.bounded(5, 150)}, {u"refreshesPer10Minutes"_s, 100}};
    run.faults = randomFaults(dice);
    for (int i = dice.bounded(6); i > 0; --i)
        run.blows.append(
            {static_cast<Disturbance>(dice.bounded(4)), dice.bounded(60, 500 + size / 40)});
    return run;
}

QByteArray RandomRun::csv() const
{
    QByteArray text = csvFields().join(u',').toUtf8() + '\n';
    for (const Row &row : rows) {
        for (const QString &field : csvFields())
            text += row.before.value(field).toUtf8() + (field == csvFields().last() ? '\n' : ',');
    }
    return text;
}

qint64 RandomRun::count(Outcome outcome) const
{
    return std::count_if(
        rows.cbegin(), rows.cend(), [outcome](const Row &row) { return row.outcome == outcome; });
}

QString RandomRun::text() const
{
    return u"%1 rows (%2 written, %3 skipped, %4 rejected), pages of %5, chunks of %6, faults %7, %8 blows"_s
        .arg(QString::number(rows.size()), QString::number(count(Outcome::Written)),
            QString::number(count(Outcome::Skipped)), QString::number(count(Outcome::Rejected)),
            QString::number(settings.value("pageRows"_L1).toInteger()),
            QString::number(parameters.value("chunkRows"_L1).toInteger()),
            QString::fromUtf8(QJsonDocument(faults).toJson(QJsonDocument::Compact)),
            QString::number(blows.size()));
}

} // namespace sluice::testing
