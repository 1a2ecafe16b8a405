// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/check/crmcheckwork.h"

namespace sluice {

// What a read job for one record tells: what it costs, and the forms of ids, dates and lists in its
// result. For one check, on its thread. It changes nothing at the service but for the job.
class CrmReadProbe final
{
public:
    explicit CrmReadProbe(CrmCheckWork &work)
        : m_work(work)
    {
    }

    void run();

private:
    struct Column
    {
        QString name;
        QByteArray value; // the first that is not empty
    };

    ReadQuery query();
    Result<void> readFile(const QString &path);
    void tellCredits(std::optional<qint64> before, std::optional<qint64> after);
    void tellForms();
    const Column *column(const QString &name) const;

    CrmCheckWork &m_work;
    QString m_idColumn;
    QString m_date;
    QString m_dateTime;
    QString m_choices;
    QList<Column> m_columns;
};

} // namespace sluice
