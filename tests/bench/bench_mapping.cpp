// SPDX-License-Identifier: GPL-3.0-or-later
// commercetools customers to Klaviyo profiles: processor time, and the ratio to QJsonDocument in,
// QJsonObject and toJson() out. And records of the CRM through a mapping.
#include "bench/benchkit.h"
#include "bench/crmmappingbench.h"
#include "syncs/commerceklaviyo/mapping/customermapper.h"
#include "syncs/commerceklaviyo/mapping/ordermapper.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace sluice::bench;
using namespace sluice::commercemap;

namespace {

QByteArray customer(int number)
{
    const QByteArray n = QByteArray::number(100000 + number);
    return R"({"id":"33c11557-af1c-4104-a1fb-8de243)" + n
        + R"(","version":1,"createdAt":"2023-02-15T09:52:49.682Z","lastModifiedAt":)"
          R"("2023-02-15T09:52:49.682Z","email":"jane.)"
        + n
        + R"(@example.com","firstName":"Jane","lastName":"Doe","title":"Dr","companyName":)"
          R"("Example","addresses":[{"id":"7eWCzkiN","streetName":"First Street",)"
          R"("streetNumber":"12","postalCode":"12345","city":"Raleigh","region":"NC",)"
          R"("country":"US","phone":"+1919)"
        + n.right(6) + R"(0","mobile":"+1919)" + n.right(6)
        + R"(1"}],"defaultBillingAddressId":"7eWCzkiN","billingAddressIds":["7eWCzkiN"],)"
          R"("shippingAddressIds":[],"isEmailVerified":false,"stores":[],)"
          R"("customerGroupAssignments":[],"authenticationMode":"Password","custom":{"type":)"
          R"({"typeId":"type","id":"t"},"fields":{"loyalty":"gold","points":)"
        + n + R"(,"newsletter":true}}})";
}

QString joined(const QJsonObject &address, const QStringList &names)
{
    QStringList parts;
    for (const QString &name : names) {
        if (const QString part = address.value(name).toString(); !part.isEmpty()) {
            parts.append(part);
        }
    }
    return parts.join(u", "_s);
}

// The same profile the usual way: it checks neither e-mail nor telephone and takes no hash.
QByteArray byObjects(const QByteArray &text)
{
    const QJsonObject customer = QJsonDocument::fromJson(text).object();
    const QJsonObject address = customer.value(u"addresses"_s).toArray().at(0).toObject();
    const QJsonObject location{
        {u"address1"_s,
            joined(address, {u"apartment"_s, u"building"_s, u"streetNumber"_s, u"streetName"_s})},
        {u"city"_s, address.value(u"city"_s)},
        {u"country"_s, address.value(u"country"_s)},
        {u"region"_s, address.value(u"region"_s)},
        {u"zip"_s, address.value(u"postalCode"_s)},
    };
    const QJsonObject attributes{
        {u"email"_s, customer.value(u"email"_s)},
        {u"external_id"_s, customer.value(u"id"_s)},
        {u"first_name"_s, customer.value(u"firstName"_s)},
        {u"last_name"_s, customer.value(u"lastName"_s)},
        {u"title"_s, customer.value(u"title"_s)},
        {u"organization"_s, customer.value(u"companyName"_s)},
        {u"phone_number"_s, address.value(u"mobile"_s)},
        {u"location"_s, location},
        {u"properties"_s, customer.value(u"custom"_s).toObject().value(u"fields"_s)},
    };
    return QJsonDocument(QJsonObject{{u"type"_s, u"profile"_s}, {u"attributes"_s, attributes}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption countOption(u"customers"_s, u"How many."_s, u"N"_s, u"10000"_s);
    parser.addOption(countOption);
    parser.addHelpOption();
    parser.process(app);

    QList<QByteArray> customers;
    qint64 bytes = 0;
    for (int i = 0; i < std::max(1, parser.value(countOption).toInt()); ++i) {
        customers.append(customer(i));
        bytes += customers.last().size();
    }
    const MappingSettings settings;
    const CustomerMapper mapper(settings);
    const MappedProfile first = mapper.map(customers.first());
    if (QJsonDocument::fromJson(first.payload)
        != QJsonDocument::fromJson(byObjects(customers.first()))) {
        qFatal("The two ways differ");
    }
    const Work own = [&] {
        qint64 sent = 0;
        for (const QByteArray &text : customers) {
            sent += mapper.map(text).payload.size();
        }
        return sent > 0;
    };
    const Work reference = [&] {
        qint64 sent = 0;
        for (const QByteArray &text : customers) {
            sent += byObjects(text).size();
        }
        return sent > 0;
    };
    compare(u"%1 customers / QJsonObject and toJson"_s.arg(customers.size()), timed(reference),
        timed(own), {Goal::Kind::SpeedAtLeast, 6, {}}, bytes);
    QList<double> seconds;
    for (int i = 0; i < kRounds; ++i) {
        seconds.append(measured(own).cpu);
    }
    print(u"processor seconds for 10,000 customers"_s,
        u"%1 (goal < 0.15)"_s.arg(number(median(seconds) * 10000 / double(customers.size()), 4)));
    benchCrmMapping();
    return 0;
}
