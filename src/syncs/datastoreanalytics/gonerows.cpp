// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/gonerows.h"

#include "core/engine/stepcontext.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/datastoreanalytics/deletechunks.h"
#include "syncs/datastoreanalytics/importsettling.h"
#include "syncs/datastoreanalytics/singlerow.h"
#include "syncs/files/missingrecords.h"
#include "syncs/files/pageids.h"

#include <QJsonArray>
#include <QSet>

namespace sluice {

using namespace Qt::StringLiterals;

QString goneRowsKey()
{
    return u"delete:gone"_s;
}

Result<void> addGoneRows(
    StepTx &tx, const DatastoreRun &run, const ViewPlan &view, const QStringList &gone, qint64 read)
{
    const QStringList &mayLeave = run.job().goneIds;
    const QSet<QString> leaving(mayLeave.cbegin(), mayLeave.cend());
    QStringList rejected;
    QStringList deleted;
    for (const QString &id : gone)
        (leaving.contains(id) ? deleted : rejected).append(id);
    auto done = rejectMissing(tx,
        {.ids = rejected,
            .firstOrdinal = read + 1,
            .code = kRowGone,
            .message = u"The table %1 has no such row"_s.arg(run.job().table),
            .columns = rejectedColumns(view.columns)});
    if (!done)
        return done;
    if (deleted.isEmpty())
        return {};
    return tx.addStep({.stage = u"delete"_s,
        .key = goneRowsKey(),
        .title = u"%1 rows that have gone"_s.arg(deleted.size()),
        .input = {{u"ids"_s, QJsonArray::fromStringList(deleted)},
            {u"firstOrdinal"_s, read + rejected.size() + 1}},
        .records = deleted.size()});
}

StepResult deleteGoneRows(StepContext &context, DatastoreRun &run)
{
    if (auto view = run.view(context); !view)
        return view.error();
    const auto source = run.datastore(context);
    DeleteChunks chunks(context, run.job(), source->client);
    for (const QJsonValue id : context.input().value(u"ids").toArray()) {
        if (auto added = chunks.add(plainId(id.toString().toUtf8())); !added)
            return context.orElse(added.error());
    }
    chunks.setFirstOrdinal(context.input().value(u"firstOrdinal").toInteger(1));
    return chunks.finish({}); // each was named: no limit holds for them
}

} // namespace sluice
