// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zoho/zohojson.h"

#include <QJsonArray>
#include <QSet>
#include <QVariant>

#include <optional>
#include <vector>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kZohoMaxDepth = 64; // the deepest documented answer has eight levels

// Walks through text that Qt has found to be JSON.
class ZohoJsonWalk
{
public:
    explicit ZohoJsonWalk(QByteArrayView json)
        : m_json(json)
    {
    }

    // What is wrong, with its byte; nothing if all is well.
    std::optional<QString> problem()
    {
        for (m_at = 0; m_at < m_json.size(); ++m_at) {
            switch (m_json.at(m_at)) {
            case '{':
            case '[':
                if (m_open.size() == kZohoMaxDepth)
                    return u"It is nested deeper than %1 levels at byte %2."_s.arg(kZohoMaxDepth)
                        .arg(m_at);
                m_open.push_back({m_json.at(m_at) == '{', {}});
                m_isKeyNext = m_open.back().isObject;
                break;
            case '}':
            case ']':
                m_open.pop_back();
                break;
            case ',':
                m_isKeyNext = m_open.back().isObject;
                break;
            case '"':
                if (auto found = string())
                    return found;
                break;
            default:
                break;
            }
        }
        return {};
    }

private:
    struct Level
    {
        bool isObject = false;
        QSet<QByteArray> keys;
    };

    // Leaves m_at on the closing quote.
    std::optional<QString> string()
    {
        const qsizetype from = m_at++;
        bool isEscaped = false;
        for (; m_json.at(m_at) != '"'; ++m_at) {
            if (m_json.at(m_at) == '\\') {
                isEscaped = true;
                ++m_at;
            }
        }
        if (!m_isKeyNext)
            return {};
        m_isKeyNext = false;
        QByteArray key = m_json.sliced(from + 1, m_at - from - 1).toByteArray();
        if (isEscaped)
            key = QJsonDocument::fromJson("[\"" + key + "\"]").array().first().toString().toUtf8();
        QSet<QByteArray> &keys = m_open.back().keys;
        if (keys.contains(key))
            return u"The key \"%1\" stands twice in one object, at byte %2."_s
                .arg(QString::fromUtf8(key.left(100)))
                .arg(from);
        keys.insert(key);
        return {};
    }

    QByteArrayView m_json;
    qsizetype m_at = 0;
    std::vector<Level> m_open;
    bool m_isKeyNext = false;
};

} // namespace

Result<QJsonDocument> zohoJson(QByteArrayView json, const QString &what)
{
    const auto refused = [&what](const QString &why) {
        return fail(Error{.kind = ErrorKind::Protocol,
            .what = what,
            .why = why,
            .next = u"Check the proxy and the host of the connection, or try again later"_s,
            .delivery = Delivery::Answered});
    };
    QJsonParseError problem;
    QJsonDocument document
        = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size()), &problem);
    if (problem.error != QJsonParseError::NoError)
        return refused(
            u"It is not JSON: %1 at byte %2."_s.arg(problem.errorString()).arg(problem.offset));
    if (const auto found = ZohoJsonWalk(json).problem())
        return refused(*found);
    return document;
}

Error zohoProtocolError(const QString &what, const QString &why, bool hasSideEffect)
{
    return Error{.kind = ErrorKind::Protocol,
        .what = what,
        .why = why,
        .delivery = hasSideEffect ? Delivery::Unknown : Delivery::Answered};
}

Result<QJsonObject> zohoEnvelope(QByteArrayView json, const QString &what, bool hasSideEffect)
{
    const Result<QJsonDocument> document = zohoJson(json, what);
    if (!document) {
        Error error = document.error();
        if (hasSideEffect)
            error.delivery = Delivery::Unknown;
        return fail(std::move(error));
    }
    QJsonObject answer = document->object();
    const QString status = answer.value("status"_L1).toString();
    if (status.compare("success"_L1, Qt::CaseInsensitive) != 0)
        return fail(
            zohoProtocolError(what, u"It does not say whether it worked."_s, hasSideEffect));
    return answer;
}

std::optional<qint64> zohoCount(const QJsonValue &value)
{
    bool isNumber = false;
    if (value.isString()) {
        const qint64 number = value.toString().trimmed().toLongLong(&isNumber);
        return isNumber ? std::optional(number) : std::nullopt;
    }
    const QVariant number = value.toVariant();
    if (number.typeId() == QMetaType::LongLong)
        return number.toLongLong();
    return {};
}

bool zohoFlag(const QJsonValue &value)
{
    return value.toBool() || value.toString().compare("true"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace sluice
