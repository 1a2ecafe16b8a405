// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <functional>
#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Goes over JSON from value to value; a text that is none ends it early.
class JsonScan final
{
public:
    JsonScan(QStringView text, qsizetype at)
        : m_text(text)
        , m_at(at)
    {
    }

    // Each member: its name, where that begins, and where its value does. False: enough.
    using OnMember = std::function<bool(const QString &key, qsizetype at, qsizetype value)>;
    void members(const OnMember &onMember)
    {
        if (!take(u'{'))
            return;
        while (peek() == u'"') {
            const qsizetype at = m_at;
            const QString key = string();
            if (!take(u':'))
                return;
            peek();
            if (!onMember(key, at, m_at))
                return;
            passValue();
            if (!take(u','))
                return;
        }
    }

    std::optional<qsizetype> element(int index)
    {
        if (!take(u'['))
            return std::nullopt;
        for (int i = 0; !peek().isNull() && peek() != u']'; ++i) {
            if (i == index)
                return m_at;
            passValue();
            if (!take(u','))
                break;
        }
        return std::nullopt;
    }

    QChar peek()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
        return m_at < m_text.size() ? m_text.at(m_at) : QChar();
    }

    QString string()
    {
        const qsizetype begin = m_at++;
        while (m_at < m_text.size() && m_text.at(m_at) != u'"')
            m_at += m_text.at(m_at) == u'\\' ? 2 : 1;
        m_at = std::min(m_at + 1, m_text.size());
        const QString raw = m_text.sliced(begin, m_at - begin).toString();
        return QJsonDocument::fromJson((u'[' + raw + u']').toUtf8()).array().at(0).toString();
    }

private:
    bool take(QChar wanted)
    {
        if (peek() != wanted)
            return false;
        ++m_at;
        return true;
    }

    void passValue()
    {
        int depth = 0;
        do {
            const QChar next = peek();
            if (next.isNull())
                return;
            if (next == u'"') {
                string();
                continue;
            }
            depth += next == u'{' || next == u'[' ? 1 : next == u'}' || next == u']' ? -1 : 0;
            const bool isWord = next.isLetterOrNumber() || next == u'-';
            ++m_at;
            while (isWord && m_at < m_text.size() && !u",]} \t\r\n"_s.contains(m_text.at(m_at)))
                ++m_at;
        } while (depth > 0);
    }

    QStringView m_text;
    qsizetype m_at;
};

struct Member
{
    QString key;
    qsizetype at = -1;
    qsizetype value = -1;
};

// Of those that are there, the longest that the path begins with; else what stands before the next
// point or bracket.
Member memberOf(QStringView text, qsizetype object, QStringView path)
{
    Member found;
    const auto isStep = [path](const QString &key) {
        const QStringView rest = path.mid(key.size());
        return path.startsWith(key)
            && (rest.isEmpty() || rest.startsWith(u'.') || rest.startsWith(u'['));
    };
    if (object >= 0) {
        JsonScan(text, object)
            .members([&found, &isStep](const QString &key, qsizetype at, qsizetype value) {
                if (isStep(key) && (found.at < 0 || key.size() > found.key.size()))
                    found = {key, at, value};
                return true;
            });
    }
    if (found.at < 0) {
        qsizetype end = 0;
        while (end < path.size() && path.at(end) != u'.' && path.at(end) != u'[')
            ++end;
        found.key = path.first(end).toString();
    }
    return found;
}

QString nameIn(QStringView text, qsizetype object, const QStringList &nameKeys)
{
    QString name;
    qsizetype best = nameKeys.size();
    JsonScan(text, object).members([&](const QString &key, qsizetype, qsizetype value) {
        const qsizetype rank = nameKeys.indexOf(key);
        JsonScan scan(text, value);
        if (rank >= 0 && rank < best && scan.peek() == u'"') {
            best = rank;
            name = scan.string();
        }
        return true;
    });
    return name;
}

} // namespace

QList<JsonStep> jsonSteps(QStringView text, QStringView path, const QStringList &nameKeys)
{
    QList<JsonStep> steps;
    qsizetype value = 0; // where what is gone into begins; -1: it is not there
    while (!path.isEmpty()) {
        if (path.startsWith(u'.'))
            path = path.mid(1);
        const qsizetype close = path.indexOf(u']');
        if (path.startsWith(u'[') && close > 0) {
            JsonStep step{.key = {}, .index = path.mid(1, close - 1).toInt()};
            value = value < 0 ? -1 : JsonScan(text, value).element(step.index).value_or(-1);
            step.at = value;
            if (value >= 0)
                step.name = nameIn(text, value, nameKeys);
            steps.append(step);
            path = path.mid(close + 1);
            continue;
        }
        const Member member = memberOf(text, value, path);
        if (member.key.isEmpty())
            break;
        steps.append({.key = member.key, .index = -1, .at = member.at});
        value = member.value;
        path = path.mid(member.key.size());
    }
    return steps;
}

} // namespace sluice
