// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmledger.h"

#include "sandbox/data/rowwriter.h"
#include "sandbox/sandboxclock.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

Result<QJsonObject> mutateModule(RowStore &rows, const QJsonObject &mutation, qint64 nowMs)
{
    const ModuleSpec &module = rows.module();
    RowWriter writer(rows);
    if (auto opened = writer.open(); !opened)
        return fail(opened.error());
    const QByteArray id = mutation.value("id"_L1).toString().toLatin1();
    qint64 ordinal = id.isEmpty() ? -1 : ordinalOf(module, id);
    if (!id.isEmpty() && (ordinal < 0 || !writer.readHead(ordinal)))
        return fail(ErrorKind::Data, u"There is no record %1"_s.arg(QString::fromLatin1(id)));
    if (mutation.value("delete"_L1).toBool() && ordinal >= 0) {
        if (auto done = writer.remove(ordinal, nowMs); !done)
            return fail(done.error());
    } else {
        std::vector<QByteArray> texts;
        std::vector<FieldChange> changes;
        const QJsonObject values = mutation.value("values"_L1).toObject();
        texts.reserve(static_cast<size_t>(values.size()) + 1);
        for (auto it = values.begin(); it != values.end(); ++it) {
            const int field = module.indexOf(it.key().toUtf8());
            if (field < 0)
                return fail(ErrorKind::Data, u"There is no field %1"_s.arg(it.key()));
            texts.push_back(it.value().toVariant().toString().toUtf8());
            changes.push_back({field, texts.back()});
        }
        if (ordinal < 0) {
            texts.push_back(isoMoment(nowMs));
            changes.push_back({module.indexOf("Created_Time"), texts.back()});
            auto inserted = writer.insert(changes, nowMs, 0, false);
            if (!inserted)
                return fail(inserted.error());
            ordinal = *inserted;
        } else if (auto done = writer.update(ordinal, changes, nowMs, 0, false); !done) {
            return fail(done.error());
        }
    }
    if (auto done = writer.commit(); !done)
        return fail(done.error());
    return QJsonObject{{u"id"_s, QString::number(recordId(module, ordinal))}};
}

} // namespace sluice::sandbox
