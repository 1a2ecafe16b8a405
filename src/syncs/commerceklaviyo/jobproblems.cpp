// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/jobproblems.h"

#include "syncs/commerceklaviyo/retryread.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostReasonLength = 300; // of a reason, in the step's memo

KlaviyoCatalog catalogOf(OutKind kind)
{
    switch (kind) {
    case OutKind::ItemCreate:
    case OutKind::ItemUpdate:
    case OutKind::ItemDelete:
        return KlaviyoCatalog::Items;
    case OutKind::VariantCreate:
    case OutKind::VariantUpdate:
    case OutKind::VariantDelete:
        return KlaviyoCatalog::Variants;
    default:
        return KlaviyoCatalog::Categories;
    }
}

QJsonArray failureJson(qsizetype place, const KlaviyoProblem &problem)
{
    return {place, problem.code.isEmpty() ? u"REFUSED"_s : problem.code, problem.field(),
        problem.text().left(kMostReasonLength), problem.place()};
}

void addFailure(QJsonObject &ended, const QJsonArray &failure)
{
    QJsonArray failed = ended.value(u"failed").toArray();
    failed.append(failure);
    ended.insert(u"failed"_s, failed);
}

} // namespace

Result<QJsonObject> JobProblems::of(const KlaviyoJob &job)
{
    QJsonObject ended{{u"failed"_s, QJsonArray()}};
    const bool isCancelled = job.state == KlaviyoJobState::Cancelled;
    if (m_kind == OutKind::Profile && (job.failed > 0 || isCancelled)) {
        if (auto done = importProblems(job, ended); !done)
            return fail(done.error());
    }
    for (const KlaviyoProblem &problem : job.problems) {
        const int element = problem.element().value_or(-1);
        if (element >= 0 && element < qsizetype(m_parts.size()))
            addFailure(ended, failureJson(element, problem));
    }
    const qint64 named = ended.value(u"failed").toArray().size();
    const qint64 failed = isCancelled ? job.total - job.completed
                                      : std::max(job.failed, qint64(job.problems.size()));
    if (failed > named) {
        if (auto done = unnamedProblems(job, ended, failed - named); !done)
            return fail(done.error());
    }
    return ended;
}

// The errors of an import name their profile by what was sent of it (C.4).
Result<void> JobProblems::importProblems(const KlaviyoJob &job, QJsonObject &ended)
{
    QHash<QByteArray, qsizetype> places;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        const OutPart &part = *m_parts[i];
        if (!part.otherKey.isEmpty())
            places.insert("e:" + part.otherKey, qsizetype(i));
        places.insert("x:" + part.key, qsizetype(i));
    }
    QString cursor;
    do {
        auto page = retryRead(
            m_context, [this, &job, &cursor] { return m_client.importErrors(job.id, cursor); });
        if (!page)
            return fail(page.error());
        for (qsizetype i = 0; i < page->items.size(); ++i) {
            const KlaviyoImportError error = klaviyoImportErrorOf(page->object(i));
            const QJsonObject &payload = error.originalPayload;
            const QByteArray external = payload.value(u"external_id").toString().toUtf8();
            const QByteArray email = payload.value(u"email").toString().toLower().toUtf8();
            const qsizetype place = places.value("x:" + external, places.value("e:" + email, -1));
            if (place >= 0)
                addFailure(ended, failureJson(place, error.problem));
        }
        cursor = page->next;
    } while (!cursor.isEmpty());
    return {};
}

// The service says how many, and not which (reliability-security C44): looked up by their ids.
// Where that does not tell, as of updates, all of the request count as refused.
Result<void> JobProblems::unnamedProblems(const KlaviyoJob &job, QJsonObject &ended, qint64 unnamed)
{
    const QString text
        = u"Klaviyo refused %1 of the %2 of its job %3 and does not say which"_s.arg(unnamed)
              .arg(m_parts.size())
              .arg(job.id);
    const bool isProfile = m_kind == OutKind::Profile;
    const bool canBeSeen = isProfile || isCreate(m_kind) || isDelete(m_kind);
    QSet<qsizetype> named;
    for (const QJsonValue &failure : ended.value(u"failed").toArray())
        named.insert(failure[0].toInteger());
    QSet<QString> there;
    constexpr qsizetype kAskedAtOnce = 50;
    for (size_t first = 0; canBeSeen && first < m_parts.size(); first += kAskedAtOnce) {
        QStringList keys;
        for (size_t i = first; i < std::min<size_t>(first + kAskedAtOnce, m_parts.size()); ++i)
            keys.append(QString::fromUtf8(m_parts[i]->key));
        const KlaviyoListing listing{.filter = klaviyoAny(u"ids"_s, keys)};
        auto page = retryRead(m_context, [this, &keys, &listing, isProfile] {
            return isProfile ? m_client.profilesWith(u"external_id"_s, keys)
                             : m_client.catalog(catalogOf(m_kind), listing);
        });
        if (!page)
            return fail(page.error());
        for (qsizetype i = 0; i < page->items.size(); ++i) {
            const QJsonObject object = page->object(i);
            there.insert(isProfile ? object.value(u"attributes")[u"external_id"].toString()
                                   : object.value(u"id").toString());
        }
    }
    QList<qsizetype> wrong;
    QList<qsizetype> right;
    for (qsizetype i = 0; i < qsizetype(m_parts.size()); ++i) {
        const bool isThere = there.contains(QString::fromUtf8(m_parts[size_t(i)]->key));
        if (!named.contains(i))
            (canBeSeen && isThere != isDelete(m_kind) ? right : wrong).append(i);
    }
    // Some were there before and are now as they were: nothing tells them from those that are new.
    if (wrong.size() < unnamed && !isDelete(m_kind))
        wrong += std::exchange(right, {});
    for (const qsizetype i : std::as_const(wrong))
        addFailure(ended, {i, u"UNNAMED"_s, QString(), text});
    return {};
}

} // namespace sluice
