// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/urltemplate.h"

#include <QUrl>

namespace sluice::commercemap {

using namespace Qt::StringLiterals;

namespace {

QByteArray encoded(const QByteArray &value)
{
    return QUrl::toPercentEncoding(QString::fromUtf8(value));
}

QByteArray valueOfVariable(const QByteArray &variable, const UrlValues &values)
{
    if (variable == "productSlug") {
        return encoded(values.slug);
    }
    if (variable == "productId") {
        return encoded(values.id);
    }
    if (variable == "productKey") {
        return encoded(values.key);
    }
    if (variable == "sku") {
        return encoded(values.sku);
    }
    if (variable == "variantId") {
        return encoded(values.variantId);
    }
    if (variable == "locale") {
        return encoded(values.locale);
    }
    if (variable == "category") {
        return values.categories.isEmpty() ? QByteArray() : encoded(values.categories.last());
    }
    QByteArray path;
    for (const QByteArray &slug : values.categories) {
        if (!path.isEmpty()) {
            path.append('/');
        }
        path.append(encoded(slug));
    }
    return path;
}

} // namespace

QStringList UrlTemplate::variables()
{
    return {u"productSlug"_s, u"productId"_s, u"productKey"_s, u"sku"_s, u"variantId"_s,
        u"locale"_s, u"category"_s, u"categories"_s};
}

UrlTemplate::UrlTemplate(const QByteArray &text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf("{{", at);
        if (open < 0) {
            m_pieces.append({text.mid(at), {}});
            break;
        }
        const qsizetype close = text.indexOf("}}", open);
        if (close < 0) {
            m_problems.append(u"has {{ without }}"_s);
            break;
        }
        if (open > at) {
            m_pieces.append({text.mid(at, open - at), {}});
        }
        const QByteArray variable = text.mid(open + 2, close - open - 2).trimmed();
        if (!variables().contains(QString::fromUtf8(variable))) {
            m_problems.append(u"has a variable that is none of "_s + variables().join(u", "_s));
        }
        m_pieces.append({{}, variable});
        at = close + 2;
    }
    if (!text.isEmpty() && !text.startsWith("https://") && !text.startsWith("http://")) {
        m_problems.append(u"must begin with https:// or http://"_s);
    }
}

QByteArray UrlTemplate::expanded(const UrlValues &values, QStringList &missing) const
{
    QByteArray url;
    for (const Piece &piece : m_pieces) {
        if (piece.variable.isEmpty()) {
            url.append(piece.text);
            continue;
        }
        const QByteArray value = valueOfVariable(piece.variable, values);
        if (value.isEmpty()) {
            missing.append(QString::fromUtf8(piece.variable));
        }
        url.append(value);
    }
    return url;
}

} // namespace sluice::commercemap
