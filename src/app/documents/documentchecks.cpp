// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/documentchecks.h"

#include "core/http/outboundhosts.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype kMostNameLength = 100;
constexpr qsizetype kMostApiNameLength = 255;
constexpr qsizetype kMostUrlLength = 2000;
} // namespace

void checkFormatVersion(JsonObjectReader &reader)
{
    const QJsonValue version = reader.value(u"formatVersion"_s);
    if (version.isUndefined()) {
        reader.problem(u"formatVersion"_s, u"is missing"_s);
    } else if (version.isDouble() && version.toDouble() > kDocumentVersion) {
        reader.problem(u"formatVersion"_s,
            u"is newer than this program, which reads version %1; use a newer program"_s.arg(
                kDocumentVersion));
    } else if (!version.isDouble() || version.toDouble() != kDocumentVersion) {
        reader.problem(u"formatVersion"_s, u"must be %1"_s.arg(kDocumentVersion));
    }
}

void checkDocumentName(JsonObjectReader &reader, const QString &key, const QString &name)
{
    if (name.isEmpty()) {
        return; // noted by the reader
    }
    const bool hasOddCharacter = std::any_of(name.begin(), name.end(), [](QChar c) {
        const QChar::Category category = c.category();
        return category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
    });
    if (hasOddCharacter) {
        reader.problem(key, u"must not hold control or direction characters"_s);
    }
    if (name != name.trimmed()) {
        reader.problem(key, u"must not begin or end with a blank"_s);
    }
    if (name.size() > kMostNameLength) {
        reader.problem(key, u"must not be longer than %1 characters"_s.arg(kMostNameLength));
    }
}

void checkDistinctNames(const QStringList &names, const QString &listPath, JsonProblems &problems)
{
    QHash<QString, qsizetype> seen;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString folded = names.at(i).toCaseFolded();
        if (folded.isEmpty()) {
            continue;
        }
        if (const auto first = seen.constFind(folded); first != seen.cend()) {
            problems.add(u"%1[%2].name"_s.arg(listPath, QString::number(i)),
                u"is the name of %1[%2] too"_s.arg(listPath, QString::number(*first)));
        } else {
            seen.insert(folded, i);
        }
    }
}

bool isApiNameText(const QString &text)
{
    static const QRegularExpression pattern(u"\\A[A-Za-z0-9_]+\\z"_s);
    return text.size() <= kMostApiNameLength && pattern.match(text).hasMatch();
}

bool isLoopbackHost(const QString &host)
{
    return isLoopbackLiteral(host) || host == "localhost"_L1 || host.endsWith(".localhost"_L1);
}

QUrl checkedServiceUrl(JsonObjectReader &reader, const QString &key, const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (text.size() > kMostUrlLength || !url.isValid() || url.host().isEmpty()) {
        reader.problem(key, u"must be an address such as https://host"_s);
        return {};
    }
    const bool isPlain = url.scheme() == "http"_L1;
    if (!isPlain && url.scheme() != "https"_L1) {
        reader.problem(key, u"must begin with https://"_s);
        return {};
    }
    if (!url.userInfo().isEmpty() || url.authority().contains(u'@')) {
        reader.problem(key, u"must not hold a user name or password"_s);
        return {};
    }
    if (url.hasQuery() || url.hasFragment()) {
        reader.problem(key, u"must not have a query or fragment"_s);
        return {};
    }
    if (isPlain && !isLoopbackLiteral(url.host())) {
        reader.problem(key,
            u"http:// is accepted for this computer only (127.0.0.1 or [::1]); use https://"_s);
        return {};
    }
    return url;
}

} // namespace sluice
