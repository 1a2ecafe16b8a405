// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zoho/zohoaccount.h"
#include "services/zohocrm/check/crmfindings.h"
#include "services/zohocrm/crmtypes.h"

#include <QJsonObject>
#include <QStringList>
#include <QTimeZone>

namespace sluice {

// The forms of a value that an upload may have, each as a row of its own for the same record: which
// of them the service takes tells what it wants. A plain value with the questions and their
// answers; it sends nothing. The likely form comes last, so that it is what the record holds in the
// end.
class CrmWriteTrials final
{
public:
    void plan(const QList<CrmField> &fields);
    bool isEmpty() const { return m_rows.isEmpty(); }

    QStringList columns() const { return m_columns; } // after id
    QByteArray csv(const QString &id) const;
    qsizetype rows() const { return m_rows.size(); }
    // What became of each row, in their order.
    void noteRow(qsizetype row, bool isTaken);
    // Tells the findings, by what was taken and what the record holds now.
    void tell(CrmFindings &findings, const QJsonObject &held, const ZohoConventions &conventions,
        const QTimeZone &orgZone) const;

private:
    struct Row
    {
        QString form; // "iso", "documented", ";", ",", "actual", ...
        QString field;
        QByteArray cell;
        bool isTaken = false;
    };

    void add(const QString &form, const QString &field, const QByteArray &cell);
    void planPicks(const CrmField &field);
    bool isTaken(const QString &field, const QString &form) const;
    void tellDates(CrmFindings &findings, const QJsonObject &held,
        const ZohoConventions &conventions, const QTimeZone &orgZone) const;
    void tellZone(CrmFindings &findings, const QString &held, const ZohoConventions &conventions,
        const QTimeZone &orgZone) const;
    void tellChoices(
        CrmFindings &findings, const QJsonObject &held, const ZohoConventions &conventions) const;
    void tellPicks(CrmFindings &findings) const;

    QStringList m_columns;
    QList<Row> m_rows;
    QString m_date;
    QString m_dateTime;
    QString m_choices;
    QString m_pick;
};

} // namespace sluice
