// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/jsonview.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstring>

namespace sluice::sandbox {

namespace {

// `at` stands on the opening quote; the place behind the closing one.
const char *passJsonText(const char *at, const char *end)
{
    ++at;
    while (at < end) {
        const auto *quote
            = static_cast<const char *>(std::memchr(at, '"', static_cast<size_t>(end - at)));
        if (!quote)
            return end;
        const char *slash = quote;
        while (slash > at && slash[-1] == '\\')
            --slash;
        if ((quote - slash) % 2 == 0)
            return quote + 1;
        at = quote + 1;
    }
    return end;
}

const char *passJsonValue(const char *at, const char *end)
{
    if (at < end && *at == '"')
        return passJsonText(at, end);
    int depth = 0;
    while (at < end) {
        switch (*at) {
        case '"':
            at = passJsonText(at, end);
            continue;
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (depth == 0)
                return at;
            if (--depth == 0)
                return at + 1;
            break;
        case ',':
            if (depth == 0)
                return at;
            break;
        default:
            break;
        }
        ++at;
    }
    return at;
}

} // namespace

JsonWalk::JsonWalk(JsonView container)
{
    if (!container.isObject() && !container.isArray())
        return;
    m_hasKeys = container.isObject();
    m_at = container.raw().begin() + 1;
    m_end = container.raw().end() - 1;
}

bool JsonWalk::next()
{
    if (m_at && m_at < m_end && *m_at == ',')
        ++m_at;
    if (m_at >= m_end)
        return false;
    if (m_hasKeys) {
        const char *behind = passJsonText(m_at, m_end);
        m_key = QByteArrayView(m_at + 1, behind - 1);
        m_at = behind + 1;
    }
    const char *behind = passJsonValue(m_at, m_end);
    m_value = JsonView(QByteArrayView(m_at, behind));
    m_at = behind;
    return true;
}

bool JsonView::isEmpty() const
{
    return m_text == "{}" || m_text == "[]" || m_text == "\"\"";
}

JsonView JsonView::member(QByteArrayView name) const
{
    if (!isObject())
        return {};
    JsonWalk walk(*this);
    while (walk.next()) {
        if (walk.key() == name)
            return walk.value();
    }
    return {};
}

QList<JsonView> JsonView::items() const
{
    QList<JsonView> all;
    if (!isArray()) {
        if (isPresent())
            all.append(*this);
        return all;
    }
    JsonWalk walk(*this);
    while (walk.next())
        all.append(walk.value());
    return all;
}

QByteArray JsonView::text() const
{
    if (!isText())
        return {};
    const QByteArrayView inner = m_text.sliced(1, m_text.size() - 2);
    if (!inner.contains('\\'))
        return inner.toByteArray();
    const QByteArray document = '[' + m_text.toByteArray() + ']';
    return QJsonDocument::fromJson(document).array().first().toString().toUtf8();
}

double JsonView::number() const
{
    return isNumber() ? m_text.toByteArray().toDouble() : 0;
}

} // namespace sluice::sandbox
