// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/shopstore.h"

#include "base/files.h"
#include "sandbox/commercetools/jsonview.h"
#include "sandbox/commercetools/shopedit.h"
#include "sandbox/commercetools/utcmoment.h"
#include "sandbox/statefile.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <mutex>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

qint64 momentIn(const QByteArray &text, QByteArrayView member)
{
    return readUtcMoment(JsonView(text).member(member).text()).value_or(0);
}

} // namespace

qint64 ShopView::live(ShopStream stream) const
{
    qint64 count = generated(stream);
    for (const auto &[id, entry] : m_overlay->entries(stream)) {
        const bool isCounted = entry.isGenerated && m_shop->ids().ordinalOf(stream, id) >= 0;
        count += static_cast<qint64>(!entry.isDeleted) - static_cast<qint64>(isCounted);
    }
    return count;
}

QByteArray ShopView::text(ShopStream stream, QByteArrayView id) const
{
    const ShopOverlay::Entries &entries = m_overlay->entries(stream);
    if (const auto found = entries.find(id); found != entries.end())
        return found->second.isDeleted ? QByteArray() : m_overlay->text(found->second);
    const qint64 ordinal = m_shop->ids().ordinalOf(stream, id);
    return ordinal < 0 ? QByteArray() : m_shop->text(stream, ordinal);
}

ShopStore::ShopStore(Environment &environment)
    : m_environment(environment)
{
}

ShopPlan ShopStore::wantedPlan() const
{
    const Settings &settings = m_environment.settings;
    const auto count = [&](const QString &key) { return qMax<qint64>(0, settings.number(key)); };
    return {.seed = m_environment.options.seed,
        .customers = count(u"commerceCustomers"_s),
        .orders = count(u"commerceOrders"_s),
        .products = count(u"commerceProducts"_s),
        .categories = count(u"commerceCategories"_s),
        .lines = static_cast<int>(count(u"commerceOrderLines"_s)),
        .variants = static_cast<int>(count(u"commerceVariants"_s)),
        .hasOddRecords = settings.flag(u"commerceOddRecords"_s)};
}

// What sizes the shop is kept with the state: another size would be another shop.
void ShopStore::savePlan(const ShopPlan &plan) const
{
    const QJsonObject saved{{u"commerceCustomers"_s, plan.customers},
        {u"commerceOrders"_s, plan.orders}, {u"commerceProducts"_s, plan.products},
        {u"commerceCategories"_s, plan.categories}, {u"commerceOrderLines"_s, plan.lines},
        {u"commerceVariants"_s, plan.variants}, {u"commerceOddRecords"_s, plan.hasOddRecords}};
    const auto done = writeStateFile(m_folder + u"/shop.json"_s, QJsonDocument(saved).toJson());
    if (!done)
        qWarning("%s", qUtf8Printable(done.error().text()));
}

Result<void> ShopStore::open(const QString &folder)
{
    m_folder = folder;
    if (auto made = makePrivateFolder(folder); !made)
        return made;
    QFile file(folder + u"/shop.json"_s);
    if (file.open(QIODevice::ReadOnly)) {
        auto applied
            = m_environment.settings.apply(QJsonDocument::fromJson(file.readAll()).object());
        if (!applied)
            return applied;
    }
    return m_overlay.open(folder + u"/overlay.log"_s);
}

Result<void> ShopStore::reset()
{
    const std::unique_lock lock(m_mutex);
    return m_overlay.clear();
}

std::shared_ptr<const Shop> ShopStore::shop()
{
    const ShopPlan plan = wantedPlan();
    const std::lock_guard lock(m_shopMutex);
    if (!m_shop || !(m_shop->plan() == plan)) {
        m_shop = std::make_shared<const Shop>(plan);
        savePlan(plan);
    }
    return m_shop;
}

ShopView ShopStore::view()
{
    return {shop(), m_overlay, m_mutex};
}

QJsonObject ShopStore::mutationKeys()
{
    const auto current = shop();
    QJsonArray odd;
    for (const OddRecord &record : oddRecords()) {
        const qint64 ordinal = oddOrdinal(record.number);
        if (!current->plan().hasOddRecords || ordinal >= current->plan().count(record.stream))
            continue;
        odd.append(QJsonObject{{u"stream"_s, QString::fromLatin1(streamName(record.stream))},
            {u"ordinal"_s, ordinal},
            {u"id"_s, QString::fromLatin1(current->ids().id(record.stream, ordinal))},
            {u"name"_s, QString::fromLatin1(record.name)},
            {u"meaning"_s, QString::fromUtf8(record.meaning)}});
    }
    return {{u"stream"_s,
                u"customers, orders, products, categories, inventory, "
                "standalone-prices or payments"_s},
        {u"id"_s, u"the record; with ordinal absent too: a new one"_s},
        {u"ordinal"_s, u"in place of id: a generated record by its number"_s},
        {u"values"_s, u"members to set, objects merged, null removes; version + 1"_s},
        {u"publish"_s, u"of a product: true or false"_s},
        {u"delete"_s, u"true: deletes the record"_s}, {u"oddRecords"_s, odd}};
}

Result<QByteArray> ShopStore::idOfMutation(
    const ShopPlan &plan, ShopStream stream, const QJsonObject &mutation)
{
    if (!mutation.contains("ordinal"_L1))
        return mutation.value("id"_L1).toString().toLatin1();
    const qint64 ordinal = mutation.value("ordinal"_L1).toInteger(-1);
    if (ordinal < 0 || ordinal >= plan.count(stream))
        return fail(ErrorKind::Data, u"There is no record %1"_s.arg(ordinal));
    return ShopIds(plan).id(stream, ordinal);
}

Result<QJsonObject> ShopStore::mutate(const QJsonObject &mutation)
{
    const auto stream = streamNamed(mutation.value("stream"_L1).toString().toLatin1());
    if (!stream || *stream == ShopStream::CustomObjects)
        return fail(ErrorKind::Config, u"There is no such stream to mutate"_s);
    auto id = idOfMutation(wantedPlan(), *stream, mutation);
    if (!id)
        return fail(id.error());
    QByteArray before;
    OverlayEntry entry;
    {
        const ShopView now = view();
        if (!id->isEmpty()) {
            before = now.text(*stream, *id);
            if (before.isEmpty())
                return fail(
                    ErrorKind::Data, u"There is no record %1"_s.arg(QString::fromLatin1(*id)));
            const auto &entries = now.overlay().entries(*stream);
            if (const auto found = entries.find(*id); found != entries.end())
                entry = found->second;
            else
                entry.isGenerated = true;
        }
    }
    ++entry.applied;
    entry.modifiedMs = m_environment.clock.nowMs();
    entry.isDeleted = mutation.value("delete"_L1).toBool();
    const QByteArray after = editedRecord(*stream, before, mutation, entry.modifiedMs);
    *id = JsonView(after).member("id").text();
    entry.createdMs = momentIn(after, "createdAt");
    const std::unique_lock lock(m_mutex);
    if (auto done = m_overlay.put(*stream, *id, entry, after); !done)
        return fail(done.error());
    return QJsonObject{{u"id"_s, QString::fromLatin1(*id)},
        {u"version"_s, static_cast<qint64>(JsonView(after).member("version").number())},
        {u"lastModifiedAt"_s, QString::fromLatin1(utcMoment(entry.modifiedMs))}};
}

} // namespace sluice::sandbox
