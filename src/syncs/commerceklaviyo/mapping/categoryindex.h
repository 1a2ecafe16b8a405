// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

#include <QHash>

#include <functional>
#include <optional>

namespace sluice::commercemap {

// All categories of the shop by id, from one read at the start of a run: names and slugs in the
// chosen locale, and the ancestors. Filled by one thread, then constant and shared by all mappers.
// So neither orders nor products need `expand`, and a deleted category is a warning (A.9 #9).
class CategoryIndex
{
public:
    struct Entry
    {
        QByteArray name;
        QByteArray slug;
        QList<QByteArray> ancestors; // root first
    };

    explicit CategoryIndex(LocaleSettings locale = {})
        : m_locale(std::move(locale))
    {
    }

    // A category resource; nothing is added and the note returned where it cannot be read.
    std::optional<MappingNote> add(QByteArrayView category);
    const Entry *find(QByteArrayView id) const;
    qsizetype size() const { return m_entries.size(); }

    using Missing = std::function<void(const QByteArray &id)>;
    // The names from the root to the category itself; ancestors that are not there are passed over.
    QList<QByteArray> pathOf(const QByteArray &id, const Missing &missing) const;
    QList<QByteArray> slugsOf(const QByteArray &id) const;

private:
    LocaleSettings m_locale;
    QHash<QByteArray, Entry> m_entries;
};

// Product id -> ids of its categories, for the events of orders. Filled by one thread, then
// constant. Takes products and product projections alike.
class ProductCategories
{
public:
    std::optional<MappingNote> add(QByteArrayView product);
    void insert(const QByteArray &productId, const QList<QByteArray> &categories)
    {
        m_categories.insert(productId, categories);
    }
    const QList<QByteArray> *find(QByteArrayView productId) const;

private:
    QHash<QByteArray, QList<QByteArray>> m_categories;
};

} // namespace sluice::commercemap
