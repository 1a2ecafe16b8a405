// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/commerceledger.h"

#include "sandbox/commercetools/shopsequence.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kShopLedgerBlock = 64 * 1024;

// Calls `take(text, applied)` with each record in the order of ids, until it says false.
template <class Take>
bool eachRecord(
    const ShopView &view, ShopStream stream, const CustomObjects &objects, const Take &take)
{
    if (stream == ShopStream::CustomObjects) {
        const QList<QByteArray> texts = objects.texts();
        for (const QByteArray &text : texts) {
            if (!take(text, static_cast<qint64>(JsonView(text).member("version").number())))
                return false;
        }
        return true;
    }
    const ShopOverlay::Entries &entries = view.overlay().entries(stream);
    ShopSequence every(view, stream, ShopSequence::By::Id, false, {});
    QByteArray text;
    while (every.next(text)) {
        qint64 applied = 0;
        if (!entries.empty()) {
            const auto found = entries.find(JsonView(text).member("id").text());
            applied = found == entries.end() ? 0 : found->second.applied;
        }
        if (!take(text, applied))
            return false;
    }
    return true;
}

bool isSetByServer(QByteArrayView member)
{
    return member == "createdAt" || member == "lastModifiedAt";
}

} // namespace

bool writeShopLedger(
    const ShopView &view, ShopStream stream, const CustomObjects &objects, const ByteSink &sink)
{
    QByteArray out;
    const bool isWhole
        = eachRecord(view, stream, objects, [&](const QByteArray &text, qint64 applied) {
              JsonOut json(out);
              json.beginObject();
              json.raw("id", JsonView(text).member("id").raw());
              json.raw("values", text);
              json.number("applied", applied);
              json.endObject();
              out.append('\n');
              if (out.size() < kShopLedgerBlock)
                  return true;
              const bool isTaken = sink(out);
              out.resize(0);
              return isTaken;
          });
    return isWhole && (out.isEmpty() || sink(out));
}

QJsonObject shopDigest(const ShopView &view, ShopStream stream, const CustomObjects &objects)
{
    QCryptographicHash sum(QCryptographicHash::Sha256);
    std::map<qint64, qint64> histogram;
    qint64 count = 0;
    // Ids of custom objects are given by the server too, by chance.
    const bool hasRandomIds = stream == ShopStream::CustomObjects;
    eachRecord(view, stream, objects, [&](const QByteArray &text, qint64 applied) {
        ++count;
        ++histogram[applied];
        JsonWalk walk{JsonView(text)};
        while (walk.next()) {
            if (isSetByServer(walk.key()) || (hasRandomIds && walk.key() == "id"))
                continue;
            sum.addData(walk.key());
            sum.addData("\x1f");
            sum.addData(walk.value().raw());
            sum.addData("\x1f");
        }
        sum.addData("\n");
        return true;
    });
    QJsonObject applied;
    for (const auto &[changes, records] : histogram)
        applied.insert(QString::number(changes), records);
    return {{u"rows"_s, count}, {u"sha256"_s, QString::fromLatin1(sum.result().toHex())},
        {u"applied"_s, applied}};
}

} // namespace sluice::sandbox
