// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/check/crmwritetrials.h"

#include "base/csv/csvwriter.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kIso = "iso"_L1;
constexpr auto kDocumented = "documented"_L1;
// Day and month can be told apart, and no clock changes on either day.
constexpr char kIsoDay[] = "2002-03-04";
constexpr char kIsoTime[] = "2002-03-04T05:06:07+00:00";
constexpr char kUsDay[] = "02/03/2001";
constexpr char kUsTime[] = "02/03/2001 04:05:06";

QDateTime usMoment(const QTimeZone &zone)
{
    return QDateTime(QDate(2001, 2, 3), QTime(4, 5, 6), zone);
}

QList<CrmPickValue> picksOf(const CrmField &field)
{
    QList<CrmPickValue> picks = field.pickValues;
    picks.removeIf([](const CrmPickValue &pick) {
        return pick.actual.isEmpty() || pick.actual == "-None-"_L1;
    });
    return picks;
}

template <class Test> std::optional<CrmField> firstField(const QList<CrmField> &fields, Test test)
{
    const auto it = std::find_if(fields.cbegin(), fields.cend(),
        [&test](const CrmField &field) { return field.isWritable() && test(field); });
    return it == fields.cend() ? std::nullopt : std::optional(*it);
}

} // namespace

void CrmWriteTrials::add(const QString &form, const QString &field, const QByteArray &cell)
{
    if (!m_columns.contains(field))
        m_columns.append(field);
    m_rows.append({.form = form, .field = field, .cell = cell});
}

void CrmWriteTrials::plan(const QList<CrmField> &fields)
{
    const auto ofType = [&fields](const QString &type) {
        return firstField(fields, [&type](const CrmField &f) { return f.dataType == type; });
    };
    if (const auto date = ofType(u"date"_s)) {
        m_date = date->apiName;
        add(kIso, m_date, kIsoDay);
        add(kDocumented, m_date, kUsDay);
    }
    if (const auto time = ofType(u"datetime"_s)) {
        m_dateTime = time->apiName;
        add(kIso, m_dateTime, kIsoTime);
        add(kDocumented, m_dateTime, kUsTime);
    }
    const auto choices = firstField(fields, [](const CrmField &field) {
        return field.dataType == "multiselectpicklist"_L1 && picksOf(field).size() > 1;
    });
    if (choices) {
        m_choices = choices->apiName;
        const QList<CrmPickValue> picks = picksOf(*choices);
        for (const QString &by : {u","_s, u";"_s})
            add(by, m_choices, (picks.at(0).actual + by + picks.at(1).actual).toUtf8());
    }
    const auto pick = firstField(fields, [](const CrmField &field) {
        return field.dataType == "picklist"_L1
            && std::ranges::any_of(picksOf(field), [](const CrmPickValue &value) {
                   return value.display != value.actual || value.reference != value.actual;
               });
    });
    if (pick)
        planPicks(*pick);
}

// A value whose three words differ says most; each form must be another text.
void CrmWriteTrials::planPicks(const CrmField &field)
{
    const QList<CrmPickValue> picks = picksOf(field);
    const auto differs = [](const CrmPickValue &value) {
        return (value.display != value.actual) + (value.reference != value.actual);
    };
    const auto best
        = std::ranges::max_element(picks, [&differs](const CrmPickValue &a, const CrmPickValue &b) {
              return differs(a) < differs(b);
          });
    m_pick = field.apiName;
    if (best->display != best->actual)
        add(u"display"_s, m_pick, best->display.toUtf8());
    if (best->reference != best->actual && best->reference != best->display
        && !best->reference.isEmpty())
        add(u"reference"_s, m_pick, best->reference.toUtf8());
    add(u"actual"_s, m_pick, best->actual.toUtf8());
}

QByteArray CrmWriteTrials::csv(const QString &id) const
{
    QByteArray text;
    CsvWriter csv(text);
    csv.field("id");
    for (const QString &column : m_columns)
        csv.field(column.toUtf8());
    csv.endRow();
    for (const Row &row : m_rows) {
        csv.field(id.toUtf8());
        for (const QString &column : m_columns)
            csv.field(column == row.field ? QByteArrayView(row.cell) : QByteArrayView());
        csv.endRow();
    }
    return text;
}

void CrmWriteTrials::noteRow(qsizetype row, bool isTaken)
{
    if (row >= 0 && row < m_rows.size())
        m_rows[row].isTaken = isTaken;
}

bool CrmWriteTrials::isTaken(const QString &field, const QString &form) const
{
    return field.isEmpty() // there is none that could be refused
        || std::any_of(m_rows.cbegin(), m_rows.cend(), [&field, &form](const Row &row) {
               return row.field == field && row.form == form && row.isTaken;
           });
}

void CrmWriteTrials::tell(CrmFindings &findings, const QJsonObject &held,
    const ZohoConventions &conventions, const QTimeZone &orgZone) const
{
    tellDates(findings, held, conventions, orgZone);
    tellChoices(findings, held, conventions);
    tellPicks(findings);
}

void CrmWriteTrials::tellDates(CrmFindings &findings, const QJsonObject &held,
    const ZohoConventions &conventions, const QTimeZone &orgZone) const
{
    const char *const id = crmfinding::kWriteDates;
    const auto none
        = [&findings](const QString &why) { findings.cannotTell(crmfinding::kWriteZone, why); };
    if (m_date.isEmpty() && m_dateTime.isEmpty()) {
        findings.cannotTell(id, u"the module has no date that can be written"_s);
        return none(u"the module has no date-time that can be written"_s);
    }
    const bool takesDocumented = isTaken(m_date, kDocumented) && isTaken(m_dateTime, kDocumented);
    const bool takesIso = isTaken(m_date, kIso) && isTaken(m_dateTime, kIso);
    const QString day = held.value(m_date).toString();
    if (takesDocumented && !m_date.isEmpty() && day != "2001-02-03"_L1) {
        findings.cannotTell(id, u"02/03/2001 became “%1”"_s.arg(day));
        return none(u"the dates are of no known form"_s);
    }
    if (!takesDocumented && !takesIso) {
        findings.cannotTell(id, u"neither MM/dd/yyyy nor ISO 8601 was taken"_s);
        return none(u"the dates are of no known form"_s);
    }
    const QString value = takesDocumented ? u"MM/dd/yyyy HH:mm:ss"_s : u"ISO 8601"_s;
    if (takesDocumented != conventions.writesIsoDates)
        findings.tell(id, value);
    else
        findings.want(id, QString(takesDocumented ? kDocumented : kIso), value);
    if (!takesDocumented)
        return none(u"date-times carry their offset"_s);
    if (m_dateTime.isEmpty())
        return none(u"the module has no date-time that can be written"_s);
    tellZone(findings, held.value(m_dateTime).toString(), conventions, orgZone);
}

void CrmWriteTrials::tellZone(CrmFindings &findings, const QString &held,
    const ZohoConventions &conventions, const QTimeZone &orgZone) const
{
    const char *const id = crmfinding::kWriteZone;
    const QDateTime moment = QDateTime::fromString(held, Qt::ISODate);
    if (!moment.isValid() || moment.timeSpec() == Qt::LocalTime)
        return findings.cannotTell(id, u"the record holds “%1”"_s.arg(held));
    const bool isOrgs = moment == usMoment(orgZone);
    const bool isUtc = moment == usMoment(QTimeZone::utc());
    if (!isOrgs && !isUtc)
        return findings.cannotTell(id,
            u"neither the organisation's nor UTC: %1 became %2"_s.arg(
                QLatin1StringView(kUsTime), held));
    const QString value
        = isOrgs ? u"the organisation's, %1"_s.arg(QString::fromLatin1(orgZone.id())) : u"UTC"_s;
    const QString wanted = isOrgs ? u"org"_s : u"UTC"_s;
    const QString now = conventions.writeTimeZone.isEmpty() ? u"org"_s : conventions.writeTimeZone;
    if (now == wanted)
        findings.tell(id, value);
    else
        findings.want(id, wanted, value);
}

void CrmWriteTrials::tellChoices(
    CrmFindings &findings, const QJsonObject &held, const ZohoConventions &conventions) const
{
    const char *const id = crmfinding::kWriteChoices;
    if (m_choices.isEmpty())
        return findings.cannotTell(id, u"the module has no field with several values"_s);
    const bool takesSemicolon = isTaken(m_choices, u";"_s);
    if (!takesSemicolon && !isTaken(m_choices, u","_s))
        return findings.cannotTell(id, u"neither semicolons nor commas were taken"_s);
    if (held.value(m_choices).toArray().size() != 2)
        return findings.cannotTell(id, u"two values did not become two"_s);
    const QString by = takesSemicolon ? u";"_s : u","_s;
    const QString value = takesSemicolon ? u"joined by semicolons"_s : u"joined by commas"_s;
    if (conventions.choiceSeparator == by)
        findings.tell(id, value);
    else
        findings.want(id, by, value);
}

void CrmWriteTrials::tellPicks(CrmFindings &findings) const
{
    const char *const id = crmfinding::kWritePicks;
    if (m_pick.isEmpty())
        return findings.cannotTell(
            id, u"the module has no pick list whose words differ from its values"_s);
    QStringList taken;
    for (const QString &form : {u"actual"_s, u"reference"_s, u"display"_s}) {
        if (isTaken(m_pick, form))
            taken.append(form);
    }
    if (taken.isEmpty())
        return findings.cannotTell(id, u"none of a value's words was taken"_s);
    if (taken.contains(u"actual"_s))
        return findings.tell(id, u"%1 values are taken"_s.arg(taken.join(u", "_s)));
    findings.tell(id,
        u"%1 values are taken and actual ones are not: give them in the mapping, by the transform"
        " “map”"_s.arg(taken.join(u", "_s)),
        false);
}

} // namespace sluice
