// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyoledger.h"

#include "sandbox/klaviyo/klaviyocall.h"
#include "sandbox/klaviyo/moments.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstring>
#include <openssl/sha.h>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kKlaviyoLedgerBlock = 64 * 1024;
constexpr size_t kDigestWords = 4;

enum class Stream { Profiles, Events, Items, Variants, Categories };

Stream streamOf(const QString &name)
{
    return static_cast<Stream>(klaviyoStreams().indexOf(name));
}

CatalogKind catalogOf(Stream stream)
{
    return static_cast<CatalogKind>(static_cast<int>(stream) - static_cast<int>(Stream::Items));
}

// One record of a stream; its values are a JSON object with sorted names and no server-set ids or
// times, so that two runs that did the same give the same text.
class LedgerView
{
public:
    LedgerView(KlaviyoStore &store, Stream stream)
        : m_store(store)
        , m_stream(stream)
    {
    }

    QList<qint64> rows() const
    {
        QList<qint64> live;
        const qint64 count = m_stream == Stream::Profiles ? m_store.profiles.count()
            : m_stream == Stream::Events                  ? m_store.events.count()
                                         : m_store.catalog.count(catalogOf(m_stream));
        for (qint64 row = 0; row < count; ++row) {
            if (isLive(row))
                live.append(row);
        }
        if (isCatalog())
            std::sort(
                live.begin(), live.end(), [this](qint64 a, qint64 b) { return id(a) < id(b); });
        return live;
    }
    QByteArray id(qint64 row) const
    {
        if (isCatalog())
            return m_store.catalog.idOf(catalogOf(m_stream), row);
        return m_stream == Stream::Profiles ? ProfileTable::idOf(row) : EventTable::idOf(row);
    }
    quint32 applied(qint64 row) const
    {
        if (isCatalog())
            return m_store.catalog.row(catalogOf(m_stream), row).applied;
        return m_stream == Stream::Profiles ? m_store.profiles.row(row).applied
                                            : m_store.events.row(row).applied;
    }
    QByteArray values(qint64 row)
    {
        QByteArray out = isCatalog()       ? catalogValues(row)
            : m_stream == Stream::Profiles ? profileValues(row)
                                           : eventValues(row);
        const auto parsed = m_text.parse(out);
        out.resize(0);
        if (parsed)
            appendJson(out, *parsed, JsonOrder::Sorted);
        return out;
    }

private:
    bool isCatalog() const { return m_stream >= Stream::Items; }
    bool isLive(qint64 row) const
    {
        if (isCatalog())
            return !m_store.catalog.row(catalogOf(m_stream), row).isDeleted;
        return m_stream == Stream::Events || m_store.profiles.isThere(row);
    }

    QByteArray profileValues(qint64 row) const
    {
        QByteArray out = m_store.profiles.attributes(row);
        const ListTable::Consents consents = m_store.lists.consentsOf(row);
        if (!consents.email.state.isEmpty() || !consents.sms.state.isEmpty()) {
            out.chop(1);
            appendJsonName(out, "subscriptions");
            out += "{\"email\":" + jsonQuoted(consents.email.state)
                + ",\"sms\":" + jsonQuoted(consents.sms.state) + "}}";
        }
        return out;
    }
    QByteArray eventValues(qint64 row)
    {
        const EventTable::Row &entry = m_store.events.row(row);
        QByteArray out = m_store.events.body(row);
        out.chop(1);
        out += ",\"metric\":" + jsonQuoted(m_store.events.metrics().at(entry.metric).name)
            + ",\"time\":\"" + klaviyoMoment(entry.timeS * 1000) + "\",\"profile\":{";
        const auto profile = m_text.parse(m_store.profiles.attributes(entry.profile));
        for (const char *name : {"email", "external_id", "phone_number"}) {
            if (const auto value = profile ? jsonMember(*profile, name) : std::nullopt) {
                appendJsonName(out, name);
                appendJson(out, *value);
            }
        }
        return out + "}}";
    }
    QByteArray catalogValues(qint64 row) const
    {
        const CatalogKind kind = catalogOf(m_stream);
        QByteArray out = m_store.catalog.attributes(kind, row);
        if (kind == CatalogKind::Category)
            return out;
        const bool isItem = kind == CatalogKind::Item;
        const CatalogKind other = isItem ? CatalogKind::Category : CatalogKind::Item;
        QList<QByteArray> ids;
        for (const quint32 link : m_store.catalog.row(kind, row).links) {
            if (!m_store.catalog.row(other, link).isDeleted)
                ids.append(jsonQuoted(m_store.catalog.idOf(other, link)));
        }
        std::sort(ids.begin(), ids.end());
        out.chop(1);
        if (isItem)
            return out + ",\"categories\":[" + ids.join(',') + "]}";
        return out + ",\"item\":" + (ids.isEmpty() ? "null" : ids.first()) + '}';
    }

    KlaviyoStore &m_store;
    Stream m_stream;
    JsonText m_text;
};

void addToSum(std::array<quint64, kDigestWords> &sum, const QByteArray &text)
{
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char *>(text.constData()),
        static_cast<size_t>(text.size()), digest);
    for (size_t i = 0; i < kDigestWords; ++i) {
        quint64 word = 0;
        std::memcpy(&word, digest + i * sizeof word, sizeof word);
        sum[i] += word;
    }
}

Result<QJsonObject> mutateProfile(
    KlaviyoStore &store, const QByteArray &id, bool isDelete, JsonElement values)
{
    const qint64 row = store.profiles.byId(id);
    if (!id.isEmpty() && row < 0)
        return fail(ErrorKind::Data, u"There is no profile %1"_s.arg(QString::fromUtf8(id)));
    if (isDelete) {
        store.profiles.remove(row);
        return QJsonObject{{u"id"_s, QString::fromUtf8(id)}};
    }
    const auto outcome
        = store.profiles.write(ProfileTable::Mode::Mutate, values, id, store.nowMs(), "/values");
    if (outcome.problem)
        return fail(ErrorKind::Data, QString::fromUtf8(outcome.problem->detail));
    return QJsonObject{{u"id"_s, QString::fromUtf8(ProfileTable::idOf(outcome.row))}};
}

Result<QJsonObject> mutateCatalog(KlaviyoStore &store, CatalogKind kind, const QByteArray &id,
    bool isDelete, JsonElement resource)
{
    using Change = CatalogTable::Change;
    const Change change = isDelete ? Change::Delete
        : id.isEmpty()             ? Change::Create
                                   : Change::Update;
    CatalogRules rules = store.catalogRules();
    rules.counts = false;
    const auto outcome = store.catalog.apply(kind, change, resource, rules, store.nowMs(), "/data");
    if (outcome.problem)
        return fail(ErrorKind::Data, QString::fromUtf8(outcome.problem->detail));
    return QJsonObject{{u"id"_s, QString::fromUtf8(store.catalog.idOf(kind, outcome.row))}};
}

} // namespace

QStringList klaviyoStreams()
{
    return {u"profiles"_s, u"events"_s, u"catalog-items"_s, u"catalog-variants"_s,
        u"catalog-categories"_s};
}

bool writeKlaviyoLedger(KlaviyoStore &store, const QString &stream, const ByteSink &sink)
{
    LedgerView view(store, streamOf(stream));
    auto lock = store.use();
    store.commit();
    const QList<qint64> rows = view.rows();
    QByteArray out;
    for (const qint64 row : rows) {
        out += "{\"id\":" + jsonQuoted(view.id(row)) + ",\"values\":" + view.values(row)
            + ",\"applied\":" + QByteArray::number(view.applied(row)) + "}\n";
        if (out.size() < kKlaviyoLedgerBlock)
            continue;
        lock.unlock(); // the reader may be slow
        if (!sink(out))
            return false;
        out.resize(0);
        lock.lock();
    }
    lock.unlock();
    return out.isEmpty() || sink(out);
}

QJsonObject klaviyoDigest(KlaviyoStore &store, const QString &stream)
{
    LedgerView view(store, streamOf(stream));
    const auto lock = store.use();
    store.commit();
    std::array<quint64, kDigestWords> sum = {};
    QHash<quint32, qint64> histogram;
    const QList<qint64> rows = view.rows();
    for (const qint64 row : rows) {
        addToSum(sum, view.values(row));
        ++histogram[view.applied(row)];
    }
    QJsonObject applied;
    for (auto it = histogram.begin(); it != histogram.end(); ++it)
        applied.insert(QString::number(it.key()), it.value());
    QByteArray hex;
    for (const quint64 word : sum)
        hex += QByteArray::number(word, 16).rightJustified(16, '0');
    QJsonObject digest{
        {u"rows"_s, rows.size()}, {u"sha256"_s, QString::fromLatin1(hex)}, {u"applied"_s, applied}};
    if (streamOf(stream) == Stream::Events) {
        const EventTable::Counters &counters = store.events.counters();
        digest.insert(u"accepted"_s, counters.accepted);
        digest.insert(u"duplicatesDropped"_s, counters.dropped);
        digest.insert(u"replaced"_s, counters.replaced);
        digest.insert(u"backfilled"_s, counters.backfilled);
        digest.insert(u"flowsFired"_s, counters.flows);
    } else if (streamOf(stream) == Stream::Profiles) {
        digest.insert(u"listFlowsFired"_s, store.lists.flows());
    }
    return digest;
}

Result<QJsonObject> mutateKlaviyo(KlaviyoStore &store, const QJsonObject &mutation)
{
    const QString name = mutation.value("stream"_L1).toString();
    if (!klaviyoStreams().contains(name) || name == "events"_L1)
        return fail(ErrorKind::Config, u"There is no stream %1 to change"_s.arg(name));
    const Stream stream = streamOf(name);
    const QJsonObject values = mutation.value("values"_L1).toObject();
    const QByteArray id = mutation.value("id"_L1).toString().toUtf8();
    const bool isDelete = mutation.value("delete"_L1).toBool();
    const QJsonObject resource{{u"id"_s, QString::fromUtf8(id)}, {u"attributes"_s, values},
        {u"relationships"_s, mutation.value("relationships"_L1).toObject()}};
    JsonText text;
    const auto parsed = text.parse(QJsonDocument(resource).toJson(QJsonDocument::Compact));
    if (!parsed || (isDelete && id.isEmpty()))
        return fail(ErrorKind::Config, u"The mutation has no id or no values"_s);
    const auto lock = store.use();
    auto done = stream == Stream::Profiles
        ? mutateProfile(store, id, isDelete, *jsonMember(*parsed, "attributes"))
        : mutateCatalog(store, catalogOf(stream), id, isDelete, *parsed);
    store.commit();
    return done;
}

} // namespace sluice::sandbox
