// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/pluginsettings.h"

#include "core/mapping/jsoncheck.h"
#include "syncs/commerceklaviyo/mapping/settingsparts.h"

namespace sluice::commercemap {

using namespace Qt::StringLiterals;

namespace {

// Walks the plugin's document; keys it does not know are notes, wrong types are problems.
class PluginReader
{
public:
    explicit PluginReader(PluginImport &result)
        : m_result(result)
    {
    }
    JsonProblems &problems() { return m_problems; }

    void readRoot(const QJsonObject &root);

private:
    using Visit = void (PluginReader::*)(JsonObjectReader &);

    void inside(JsonObjectReader &parent, const QString &key, Visit visit)
    {
        const QJsonObject object = parent.object(key, JsonNeed::Optional);
        JsonObjectReader reader(object, parent.pathOf(key), m_problems);
        (this->*visit)(reader);
    }
    void noteOthers(const QJsonObject &object, const QString &path, const QStringList &known)
    {
        for (const QString &key : object.keys()) {
            if (!known.contains(key)) {
                const QString place = path.isEmpty() ? key : QString(path + u'.' + key);
                m_result.notes.append(
                    QString(place + u": has no effect on bulk imports and was left out"_s));
            }
        }
    }
    void set(JsonObjectReader &reader, const QString &key, QSet<QByteArray> &values)
    {
        if (reader.has(key)) {
            values = utf8Set(reader.texts(key, JsonNeed::Optional));
        }
    }
    void rule(JsonObjectReader &parent, PropertyRule &rule);
    void order(JsonObjectReader &reader);
    void states(JsonObjectReader &reader);
    void changed(JsonObjectReader &reader);
    void metrics(JsonObjectReader &reader);
    void orderCustomFields(JsonObjectReader &reader) { rule(reader, orderOut().customFields); }
    void customer(JsonObjectReader &reader);
    void customerCustomFields(JsonObjectReader &reader)
    {
        rule(reader, m_result.settings.customer.properties);
    }
    void deduplication(JsonObjectReader &reader);
    void payment(JsonObjectReader &reader);
    void paymentStates(JsonObjectReader &reader)
    {
        set(reader, u"validTransactionStates"_s, orderOut().paymentStates);
    }
    void product(JsonObjectReader &reader);
    void inventory(JsonObjectReader &reader);
    void disabledEvents(JsonObjectReader &reader);
    OrderSettings &orderOut() { return m_result.settings.order; }

    PluginImport &m_result;
    JsonProblems m_problems;
};

void PluginReader::rule(JsonObjectReader &parent, PropertyRule &out)
{
    if (!parent.has(u"properties"_s)) {
        return;
    }
    JsonObjectReader reader(
        parent.object(u"properties"_s), parent.pathOf(u"properties"_s), m_problems);
    out.include = utf8Set(reader.texts(u"include"_s, JsonNeed::Optional));
    out.exclude = utf8Set(reader.texts(u"exclude"_s, JsonNeed::Optional));
    out.rename = readTextMap(reader, u"map"_s);
    out.dropFalsy = true;
    reader.finish();
}

void PluginReader::changed(JsonObjectReader &reader)
{
    set(reader, u"cancelledOrder"_s, orderOut().cancelledStates);
    set(reader, u"fulfilledOrder"_s, orderOut().fulfilledStates);
}

void PluginReader::states(JsonObjectReader &reader)
{
    inside(reader, u"changed"_s, &PluginReader::changed);
    if (reader.has(u"created"_s)) {
        // A.7: the bulk half of the plugin ignores it and sends every order as placed.
        m_result.notes.append(QString(reader.pathOf(u"created"_s)
            + u": the plugin's bulk import ignores it, so it was left out"_s));
    }
}

void PluginReader::metrics(JsonObjectReader &reader)
{
    for (const EventKind kind : allEventKinds()) {
        const QString key = eventKindName(kind);
        if (reader.has(key)) {
            orderOut().metrics.insert(kind, reader.filledText(key).toUtf8());
        }
    }
}

void PluginReader::order(JsonObjectReader &reader)
{
    inside(reader, u"states"_s, &PluginReader::states);
    inside(reader, u"metrics"_s, &PluginReader::metrics);
    rule(reader, orderOut().properties);
    inside(reader, u"customFields"_s, &PluginReader::orderCustomFields);
}

void PluginReader::deduplication(JsonObjectReader &reader)
{
    if (reader.flag(u"enabled"_s, false)) {
        m_result.settings.customer.matchBy = MatchBy::Email;
    }
}

void PluginReader::customer(JsonObjectReader &reader)
{
    inside(reader, u"customFields"_s, &PluginReader::customerCustomFields);
    inside(reader, u"deduplication"_s, &PluginReader::deduplication);
}

void PluginReader::payment(JsonObjectReader &reader)
{
    inside(reader, u"states"_s, &PluginReader::paymentStates);
}

void PluginReader::inventory(JsonObjectReader &reader)
{
    if (reader.has(u"useChannelInventory"_s)) {
        m_result.settings.product.inventoryChannel = reader.text(u"useChannelInventory"_s).toUtf8();
    }
}

void PluginReader::product(JsonObjectReader &reader)
{
    inside(reader, u"inventory"_s, &PluginReader::inventory);
}

void PluginReader::disabledEvents(JsonObjectReader &reader)
{
    const QStringList names = reader.texts(u"disabledEvents"_s, JsonNeed::Optional);
    for (qsizetype i = 0; i < names.size(); ++i) {
        QString plain = names.at(i).toLower();
        plain.remove(u' ');
        bool isKnown = false;
        for (const EventKind kind : allEventKinds()) {
            // "placedOrder", "Placed Order" and "orderPlaced" mean the same.
            const QString own = eventKindName(kind).toLower();
            const QString verb = own.left(own.size() - (own.endsWith(u"order") ? 5 : 0));
            if (plain == own || (plain.startsWith(QString(u"order"_s + verb)) && verb != own)) {
                orderOut().disabledEvents.insert(kind);
                isKnown = true;
            }
        }
        if (!isKnown) {
            m_result.notes.append(u"disabledEvents[%1]: is no event of bulk imports"_s.arg(i));
        }
    }
}

void PluginReader::readRoot(const QJsonObject &root)
{
    JsonObjectReader reader(root, {}, m_problems);
    inside(reader, u"order"_s, &PluginReader::order);
    inside(reader, u"customer"_s, &PluginReader::customer);
    inside(reader, u"payment"_s, &PluginReader::payment);
    inside(reader, u"product"_s, &PluginReader::product);
    disabledEvents(reader);
    noteOthers(
        root, {}, {u"order"_s, u"customer"_s, u"payment"_s, u"product"_s, u"disabledEvents"_s});
    noteOthers(root.value(u"order"_s).toObject(), u"order"_s,
        {u"states"_s, u"metrics"_s, u"properties"_s, u"customFields"_s});
    noteOthers(root.value(u"customer"_s).toObject(), u"customer"_s,
        {u"customFields"_s, u"deduplication"_s});
    noteOthers(root.value(u"product"_s).toObject(), u"product"_s, {u"inventory"_s});
}

void takeEnvironment(const QMap<QString, QString> &environment, MappingSettings &settings)
{
    const auto take = [&environment](const QString &name, QByteArray &into) {
        if (const QString value = environment.value(name); !value.isEmpty()) {
            into = value.toUtf8();
        }
    };
    take(u"PRODUCT_URL_TEMPLATE"_s, settings.product.urlTemplate);
    take(u"PREFERRED_LOCALE"_s, settings.locale.preferred);
    take(u"PREFERRED_CURRENCY"_s, settings.product.price.currency);
}

} // namespace

Result<PluginImport> importPluginConfiguration(
    const QByteArray &json, const QMap<QString, QString> &environment, const MappingSettings &base)
{
    PluginImport result{base, {}};
    PluginReader reader(result);
    if (!json.trimmed().isEmpty()) {
        const Result<QJsonObject> root = readJsonDocument(json, u"The plugin's configuration"_s);
        if (!root) {
            return fail(root.error());
        }
        reader.readRoot(*root);
    }
    takeEnvironment(environment, result.settings);
    if (!reader.problems().isEmpty()) {
        return fail(reader.problems().toError(u"The plugin's configuration cannot be taken over"_s,
            u"Correct what is named and try again"_s));
    }
    // The same checks as for our own document, on what came out.
    const Result<MappingSettings> checked = MappingSettings::fromJson(result.settings.toJson());
    if (!checked) {
        return fail(checked.error());
    }
    return result;
}

} // namespace sluice::commercemap
