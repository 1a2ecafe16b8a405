// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/chains.h"

#include "app/schedules/scheduleterms.h"
#include "core/store/store.h"

#include <QHash>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct ChainLink
{
    QString id;
    QString name;
    QString cron;
    ScheduleTerms terms;
};

// The jobs that name a next one.
Result<QList<ChainLink>> chainLinks(Sql &sql)
{
    auto rows
        = sql.run("SELECT id, name, schedule FROM job_def WHERE schedule LIKE '{%\"then\":%'");
    if (!rows)
        return fail(rows.error());
    QList<ChainLink> links;
    while ((*rows)->next()) {
        ChainLink link{.id = (*rows)->value(0).toString(), .name = (*rows)->value(1).toString()};
        scheduleOfText((*rows)->value(2).toString(), link.cron, link.terms);
        links.append(link);
    }
    return links;
}

} // namespace

Result<void> checkChains(Sql &sql)
{
    auto links = chainLinks(sql);
    if (!links)
        return fail(links.error());
    QHash<QString, QString> next;
    for (const ChainLink &link : std::as_const(*links))
        next.insert(link.name, link.terms.thenJob);
    for (const ChainLink &link : std::as_const(*links)) {
        QStringList way{link.name};
        for (QString name = next.value(link.name); !name.isEmpty(); name = next.value(name)) {
            const bool isRound = way.contains(name);
            way.append(name);
            if (isRound)
                return fail(ErrorKind::Config, u"The chain of “%1” would never end"_s.arg(name),
                    way.join(u" → "_s), u"Choose another job to run then"_s);
        }
    }
    return {};
}

Result<void> renameInChains(Sql &sql, const QString &formerName, const QString &name)
{
    auto links = chainLinks(sql);
    if (!links)
        return fail(links.error());
    for (ChainLink &link : *links) {
        if (link.terms.thenJob != formerName)
            continue;
        link.terms.thenJob = name;
        auto renamed = sql.run("UPDATE job_def SET schedule=?, revision=revision+1 WHERE id=?",
            {scheduleToText(link.cron, link.terms), link.id});
        if (!renamed)
            return fail(renamed.error());
    }
    return {};
}

} // namespace sluice
