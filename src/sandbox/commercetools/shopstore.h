// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/commercetools/shop.h"
#include "sandbox/commercetools/shopoverlay.h"
#include "sandbox/environment.h"

#include <QJsonObject>

#include <memory>
#include <shared_mutex>

namespace sluice::sandbox {

class ShopStore;

// The shop at one moment: while it lives nothing changes. One thread; short-lived.
class ShopView
{
public:
    const Shop &shop() const { return *m_shop; }
    const ShopOverlay &overlay() const { return *m_overlay; }

    qint64 generated(ShopStream stream) const { return m_shop->plan().count(stream); }
    qint64 live(ShopStream stream) const;
    QByteArray text(ShopStream stream, QByteArrayView id) const; // empty: there is none

private:
    friend class ShopStore;
    ShopView(std::shared_ptr<const Shop> shop, const ShopOverlay &overlay, std::shared_mutex &mutex)
        : m_shop(std::move(shop))
        , m_overlay(&overlay)
        , m_lock(mutex)
    {
    }

    std::shared_ptr<const Shop> m_shop;
    const ShopOverlay *m_overlay;
    std::shared_lock<std::shared_mutex> m_lock;
};

// The generated shop, as large as the settings say, and what was changed in it. Any thread; owned
// by CommerceService. A change of the settings that size it makes another shop with other ids.
class ShopStore
{
public:
    explicit ShopStore(Environment &environment);

    Result<void> open(const QString &folder);
    Result<void> reset();

    ShopView view();
    // Changes, adds or deletes a record as somebody else would; see mutationKeys().
    Result<QJsonObject> mutate(const QJsonObject &mutation);
    QJsonObject mutationKeys();

private:
    ShopPlan wantedPlan() const;
    std::shared_ptr<const Shop> shop();
    void savePlan(const ShopPlan &plan) const;
    Result<QByteArray> idOfMutation(
        const ShopPlan &plan, ShopStream stream, const QJsonObject &mutation);

    Environment &m_environment;
    QString m_folder;
    std::mutex m_shopMutex;
    std::shared_ptr<const Shop> m_shop;
    std::shared_mutex m_mutex;
    ShopOverlay m_overlay;
};

} // namespace sluice::sandbox
