// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace sluice::commercemap {

// What the variables of a product's URL stand for.
struct UrlValues
{
    QByteArray slug, id, key, sku, variantId, locale;
    QList<QByteArray> categories; // slugs from the top category down to the product's first one
};

// "https://shop.example/{{locale}}/{{productSlug}}": each variable, wherever and however often it
// stands, becomes its value, percent-encoded. Immutable; any thread. It never makes a request.
// The plugin knows productSlug only, replaces the first and encodes nothing (A.7).
class UrlTemplate
{
public:
    explicit UrlTemplate(const QByteArray &text);

    bool isEmpty() const { return m_pieces.isEmpty(); }
    const QStringList &problems() const { return m_problems; }
    static QStringList variables();

    // The variables that had no value are added to `missing`.
    QByteArray expanded(const UrlValues &values, QStringList &missing) const;

private:
    struct Piece
    {
        QByteArray text;
        QByteArray variable; // or empty
    };
    QList<Piece> m_pieces;
    QStringList m_problems;
};

} // namespace sluice::commercemap
