// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/hookbody.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Slack reads <..> as a link and & as an escape; nothing else of its markup can do harm in a block
// of literal text.
QString slackText(const QString &text)
{
    QString escaped = text;
    return escaped.replace(u'&', "&amp;"_L1)
        .replace(u'<', "&lt;"_L1)
        .replace(u'>', "&gt;"_L1)
        .replace("```"_L1, "'''"_L1);
}

QJsonObject slackBody(const AlertDigest &digest)
{
    return {{u"text"_s,
        u"*%1*\n```%2```"_s.arg(
            slackText(alertSubject(digest)).remove(u'*'), slackText(alertText(digest)))}};
}

QJsonObject teamsBody(const AlertDigest &digest)
{
    const QJsonObject title{{u"type"_s, u"TextBlock"_s}, {u"weight"_s, u"Bolder"_s},
        {u"wrap"_s, true}, {u"text"_s, alertSubject(digest)}};
    const QJsonObject text{{u"type"_s, u"RichTextBlock"_s},
        {u"inlines"_s,
            QJsonArray{QJsonObject{{u"type"_s, u"TextRun"_s}, {u"fontType"_s, u"Monospace"_s},
                {u"text"_s, alertText(digest)}}}}};
    const QJsonObject card{{u"type"_s, u"AdaptiveCard"_s}, {u"version"_s, u"1.2"_s},
        {u"$schema"_s, u"http://adaptivecards.io/schemas/adaptive-card.json"_s},
        {u"body"_s, QJsonArray{title, text}}};
    return {{u"type"_s, u"message"_s},
        {u"attachments"_s,
            QJsonArray{QJsonObject{{u"contentType"_s, u"application/vnd.microsoft.card.adaptive"_s},
                {u"contentUrl"_s, QJsonValue::Null}, {u"content"_s, card}}}}};
}

QJsonObject genericBody(const AlertDigest &digest, const QString &id)
{
    QJsonObject body = digest.toJson();
    body.insert(u"formatVersion"_s, 1);
    body.insert(u"id"_s, id);
    body.insert(u"subject"_s, alertSubject(digest));
    body.insert(u"text"_s, alertText(digest));
    return body;
}

} // namespace

QByteArray hookBody(const QString &format, const AlertDigest &digest, const QString &id)
{
    const QJsonObject body = format == "slack"_L1 ? slackBody(digest)
        : format == "teams"_L1                    ? teamsBody(digest)
                                                  : genericBody(digest, id);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace sluice
