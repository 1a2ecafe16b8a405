// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/klaviyo/klaviyojob.h"

#include "core/http/outboundhosts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <array>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct KlaviyoJobWords
{
    KlaviyoJobKind kind;
    QLatin1StringView type;
    QLatin1StringView elements;
    QLatin1StringView element;
};

constexpr std::array kKlaviyoJobs{
    KlaviyoJobWords{
        KlaviyoJobKind::ProfileImport, "profile-bulk-import-job"_L1, "profiles"_L1, "profile"_L1},
    KlaviyoJobWords{KlaviyoJobKind::ItemCreate, "catalog-item-bulk-create-job"_L1, "items"_L1,
        "catalog-item"_L1},
    KlaviyoJobWords{KlaviyoJobKind::ItemUpdate, "catalog-item-bulk-update-job"_L1, "items"_L1,
        "catalog-item"_L1},
    KlaviyoJobWords{KlaviyoJobKind::ItemDelete, "catalog-item-bulk-delete-job"_L1, "items"_L1,
        "catalog-item"_L1},
    KlaviyoJobWords{KlaviyoJobKind::VariantCreate, "catalog-variant-bulk-create-job"_L1,
        "variants"_L1, "catalog-variant"_L1},
    KlaviyoJobWords{KlaviyoJobKind::VariantUpdate, "catalog-variant-bulk-update-job"_L1,
        "variants"_L1, "catalog-variant"_L1},
    KlaviyoJobWords{KlaviyoJobKind::VariantDelete, "catalog-variant-bulk-delete-job"_L1,
        "variants"_L1, "catalog-variant"_L1},
    KlaviyoJobWords{KlaviyoJobKind::CategoryCreate, "catalog-category-bulk-create-job"_L1,
        "categories"_L1, "catalog-category"_L1},
    KlaviyoJobWords{KlaviyoJobKind::CategoryUpdate, "catalog-category-bulk-update-job"_L1,
        "categories"_L1, "catalog-category"_L1},
    KlaviyoJobWords{KlaviyoJobKind::CategoryDelete, "catalog-category-bulk-delete-job"_L1,
        "categories"_L1, "catalog-category"_L1},
};

const KlaviyoJobWords &klaviyoWordsOf(KlaviyoJobKind kind)
{
    for (const KlaviyoJobWords &words : kKlaviyoJobs) {
        if (words.kind == kind)
            return words;
    }
    return kKlaviyoJobs.front();
}

constexpr auto kKlaviyoIdHead = "$custom:::$default:::"_L1;

QString klaviyoQuoted(const QString &text)
{
    QString quoted = text;
    quoted.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + quoted + u'"';
}

KlaviyoJobState klaviyoStateOf(const QString &word)
{
    const QString key = word.toLower();
    if (key == "queued"_L1)
        return KlaviyoJobState::Queued;
    if (key == "complete"_L1)
        return KlaviyoJobState::Complete;
    if (key == "cancelled"_L1)
        return KlaviyoJobState::Cancelled;
    return KlaviyoJobState::Processing;
}

Error klaviyoAnswerBroken(const QString &what, const QString &why, Delivery delivery)
{
    return Error{.kind = ErrorKind::Protocol,
        .what = what,
        .why = why,
        .isRetryable = true,
        .delivery = delivery};
}

} // namespace

QString klaviyoJobPath(KlaviyoJobKind kind)
{
    return u"api/"_s + klaviyoWordsOf(kind).type + u's';
}

QString klaviyoJobType(KlaviyoJobKind kind)
{
    return klaviyoWordsOf(kind).type;
}

QString klaviyoJobElements(KlaviyoJobKind kind)
{
    return klaviyoWordsOf(kind).elements;
}

QString klaviyoElementType(KlaviyoJobKind kind)
{
    return klaviyoWordsOf(kind).element;
}

std::optional<KlaviyoJobKind> klaviyoJobKind(const QString &type)
{
    for (const KlaviyoJobWords &words : kKlaviyoJobs) {
        if (words.type == type)
            return words.kind;
    }
    return {};
}

QString klaviyoCatalogType(KlaviyoCatalog catalog)
{
    switch (catalog) {
    case KlaviyoCatalog::Items:
        return u"catalog-item"_s;
    case KlaviyoCatalog::Variants:
        return u"catalog-variant"_s;
    case KlaviyoCatalog::Categories:
        break;
    }
    return u"catalog-category"_s;
}

QString klaviyoCatalogPath(KlaviyoCatalog catalog)
{
    return catalog == KlaviyoCatalog::Categories ? u"api/catalog-categories"_s
                                                 : u"api/"_s + klaviyoCatalogType(catalog) + u's';
}

QString klaviyoCatalogId(const QString &externalId)
{
    return kKlaviyoIdHead + externalId;
}

QString klaviyoExternalId(const QString &catalogId)
{
    return catalogId.startsWith(kKlaviyoIdHead) ? catalogId.sliced(kKlaviyoIdHead.size())
                                                : QString();
}

KlaviyoJob klaviyoJobOf(const QJsonObject &data)
{
    const QJsonObject attributes = data.value("attributes"_L1).toObject();
    KlaviyoJob job;
    job.id = data.value("id"_L1).toString();
    job.stateWord = attributes.value("status"_L1).toString();
    job.state = klaviyoStateOf(job.stateWord);
    job.total = attributes.value("total_count"_L1).toInteger();
    job.completed = attributes.value("completed_count"_L1).toInteger();
    job.failed = attributes.value("failed_count"_L1).toInteger();
    job.createdAt = attributes.value("created_at"_L1).toString();
    job.completedAt = attributes.value("completed_at"_L1).toString();
    job.expiresAt = attributes.value("expires_at"_L1).toString();
    for (const QJsonValue &error : attributes.value("errors"_L1).toArray())
        job.problems.append(klaviyoProblem(error.toObject()));
    return job;
}

Result<KlaviyoJob> parseKlaviyoJob(const QByteArray &answer, const QString &what)
{
    const QJsonObject data = QJsonDocument::fromJson(answer).object().value("data"_L1).toObject();
    KlaviyoJob job = klaviyoJobOf(data);
    if (!job.id.isEmpty() && !job.stateWord.isEmpty())
        return job;
    return fail(klaviyoAnswerBroken(what, u"The answer names no job."_s, Delivery::Unknown));
}

KlaviyoImportError klaviyoImportErrorOf(const QJsonObject &data)
{
    QJsonObject attributes = data.value("attributes"_L1).toObject();
    KlaviyoImportError error;
    error.originalPayload = attributes.value("original_payload"_L1).toObject();
    // No source says whether it is the whole profile or what stood in it.
    if (const QJsonValue inner = error.originalPayload.value("attributes"_L1); inner.isObject())
        error.originalPayload = inner.toObject();
    attributes.insert("id"_L1, data.value("id"_L1));
    error.problem = klaviyoProblem(attributes);
    return error;
}

QJsonObject KlaviyoPage::object(qsizetype index) const
{
    const QByteArrayView json = items.elements().at(size_t(index)).json;
    return QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size())).object();
}

Result<KlaviyoPage> parseKlaviyoPage(
    QByteArray answer, const QStringList &allowedHosts, const QString &cursor, const QString &what)
{
    auto items = JsonElements::parse(std::move(answer), "data", what);
    if (!items)
        return fail(std::move(items).error());
    KlaviyoPage page{.items = *std::move(items), .next = {}};
    const QByteArrayView links = page.items.member("links");
    const QString next
        = QJsonDocument::fromJson(QByteArray::fromRawData(links.data(), links.size()))
              .object()
              .value("next"_L1)
              .toString();
    if (next.isEmpty())
        return page;
    const auto url = outboundUrl(next, allowedHosts);
    if (!url) {
        return fail(klaviyoAnswerBroken(
            what, u"The next page is on a host that is not Klaviyo's."_s, Delivery::Answered));
    }
    page.next = QUrlQuery(*url).queryItemValue(u"page[cursor]"_s, QUrl::FullyDecoded);
    if (page.next.isEmpty()) // some servers keep the brackets encoded
        page.next = QUrlQuery(*url).queryItemValue(u"page%5Bcursor%5D"_s, QUrl::FullyDecoded);
    if (page.next.isEmpty() || page.next == cursor) {
        return fail(klaviyoAnswerBroken(
            what, u"The next page is this one, or has no cursor."_s, Delivery::Answered));
    }
    return page;
}

QString klaviyoAny(const QString &field, const QStringList &values)
{
    QStringList quoted;
    for (const QString &value : values)
        quoted.append(klaviyoQuoted(value));
    return u"any(%1,[%2])"_s.arg(field, quoted.join(u','));
}

QString klaviyoEquals(const QString &field, const QString &value)
{
    return u"equals(%1,%2)"_s.arg(field, klaviyoQuoted(value));
}

} // namespace sluice
