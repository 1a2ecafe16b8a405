// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "app/documents/connectionmerge.h"
#include "app/documents/documenttests.h"
#include "app/documents/jobs.h"
#include "core/auth/vault.h"
#include "core/store/store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// A data directory with a store and a vault (with a key file, or for the session only).
struct Place
{
    explicit Place(bool hasKey = true)
    {
        VaultOptions options;
        if (hasKey) {
            options.keyFile = directory.filePath(u"key"_s);
            QFile file(options.keyFile);
            isReady = file.open(QIODevice::WriteOnly) && file.write(QByteArray(32, 'k')) == 32
                && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        }
        auto opened = Store::open(directory.path(), Timings());
        if (opened) {
            store = std::move(*opened);
        } else {
            qWarning("%s", qPrintable(opened.error().text()));
        }
        vault = Vault::open(directory.path(), options);
        connections = std::make_unique<Connections>(*store, vault.get());
    }

    QTemporaryDir directory;
    bool isReady = true;
    std::unique_ptr<Store> store;
    std::unique_ptr<Vault> vault;
    std::unique_ptr<Connections> connections;
};

QByteArray crmFile(
    const QByteArray &name, const QByteArray &secrets, const QByteArray &dataCentre = "eu")
{
    return R"({"formatVersion":1,"connections":[{"name":")" + name
        + R"(","service":"zoho-crm","environment":"test","settings":{"dataCentre":")" + dataCentre
        + R"("},"secrets":)" + secrets + "}]}";
}

Connection crmConnection(const QString &name)
{
    Connection connection;
    connection.name = name;
    connection.service = u"zoho-crm"_s;
    connection.environment = u"test"_s;
    connection.settings.insert(u"dataCentre"_s, u"eu"_s);
    return connection;
}

} // namespace

void ConnectionsTest::saveFindRemove()
{
    Place place;
    Connections &connections = *place.connections;
    const auto saved
        = connections.save(crmConnection(u"CRM"_s), {{u"clientSecret"_s, Secret("first-secret")}});
    QCOMPARE(problemOf(saved), QString());
    QVERIFY(!saved->id.isEmpty());
    const auto found = connections.find(u"CRM"_s);
    QCOMPARE(problemOf(found), QString());
    QVERIFY(*found == *saved);
    QVERIFY(*connections.findById(saved->id) == *saved);
    QCOMPARE(connections.secret(*found, u"clientSecret"_s)->reveal(), QByteArray("first-secret"));

    Connection changed = *found;
    changed.colour = u"#102030"_s;
    QCOMPARE(problemOf(connections.save(changed)), QString());
    QCOMPARE(connections.find(u"CRM"_s)->colour, u"#102030"_s);
    QCOMPARE(connections.list()->size(), 1);

    const auto twice = connections.save(crmConnection(u"CRM"_s));
    QVERIFY(!twice);
    QCOMPARE(twice.error().kind, ErrorKind::Config);
    Connection wrong = crmConnection(u"x"_s);
    wrong.service = u"nothing"_s;
    QVERIFY(!connections.save(wrong));

    QCOMPARE(problemOf(connections.remove(u"CRM"_s)), QString());
    QVERIFY(!connections.find(u"CRM"_s));
    QVERIFY(!connections.remove(u"CRM"_s));
    QVERIFY(place.vault->keys()->isEmpty());
}

void ConnectionsTest::renameGoesToJobs()
{
    Place place;
    Jobs jobs(*place.store);
    auto saved = place.connections->save(crmConnection(u"Old"_s));
    QCOMPARE(problemOf(saved), QString());
    QCOMPARE(problemOf(jobs.importStarter(u"clean-up-leads"_s)), QString());
    QCOMPARE(*jobs.namesUsing(u"Old"_s), QStringList(u"Clean up leads"_s));
    saved->name = u"New"_s;
    QCOMPARE(problemOf(place.connections->save(*saved)), QString());
    const auto job = jobs.find(u"Clean up leads"_s);
    QCOMPARE(job->source, u"New"_s);
    QCOMPARE(job->target, u"New"_s);
}

void ConnectionsTest::importTwice()
{
    Place place;
    const QByteArray file = crmFile("CRM", R"({"clientId":{"env":"PATH"}})");
    auto report = place.connections->import(file);
    QCOMPARE(problemOf(report), QString());
    QCOMPARE(report->added, QStringList(u"CRM"_s));
    const QString id = place.connections->find(u"CRM"_s)->id;
    const QByteArray exported = *place.connections->exportAll();
    report = place.connections->import(exported);
    QCOMPARE(problemOf(report), QString());
    QCOMPARE(report->unchanged, QStringList(u"CRM"_s));
    QVERIFY(report->added.isEmpty() && report->changed.isEmpty());
    report = place.connections->import(crmFile("CRM", "{}", "us"));
    QCOMPARE(problemOf(report), QString());
    QCOMPARE(report->changed, QStringList(u"CRM"_s));
    QCOMPARE(place.connections->find(u"CRM"_s)->id, id);
    QCOMPARE(
        place.connections->find(u"CRM"_s)->settings.value(u"dataCentre"_s).toString(), u"us"_s);
    QVERIFY(place.connections->import(exported)); // back again, byte for byte
    QCOMPARE(*place.connections->exportAll(), exported);

    QByteArray other = crmFile("CRM", "{}");
    other.replace("zoho-crm", "zoho-analytics");
    const auto refused = place.connections->import(other);
    QVERIFY(!refused);
    QVERIFY(refused.error().text().contains(u"another service"));
}

void ConnectionsTest::importIsAllOrNothing()
{
    Place place;
    QVERIFY(!place.connections->import(R"({"formatVersion":1,"connections":[
        {"name":"good","service":"klaviyo","environment":"test"},
        {"name":"bad","service":"klaviyo","environment":"nowhere"}]})"));
    QVERIFY(place.connections->list()->isEmpty());
    // Also when the vault took a secret and the store then refuses the row.
    QCOMPARE(problemOf(place.connections->import(
                 crmFile("CRM", R"({"clientSecret":{"value":"first-secret"}})"))),
        QString());
    QCOMPARE(problemOf(place.store->write([](Sql &sql) -> Result<void> {
        auto made = sql.run("CREATE TRIGGER refuse BEFORE UPDATE ON connection "
                            "BEGIN SELECT RAISE(ABORT, 'refused'); END");
        return made ? Result<void>() : Result<void>(fail(made.error()));
    })),
        QString());
    QVERIFY(!place.connections->import(crmFile(
        "CRM", R"({"clientSecret":{"value":"second-secret"},"clientId":{"value":"an-id"}})")));
    QCOMPARE(place.vault->keys()->size(), 1);
    QCOMPARE(
        place.connections->secret(*place.connections->find(u"CRM"_s), u"clientSecret"_s)->reveal(),
        QByteArray("first-secret"));
}

void ConnectionsTest::valuesNeedAVaultKey()
{
    Place place(false);
    QVERIFY(!place.vault->canStore());
    const auto refused = place.connections->import(
        crmFile("CRM", R"({"clientSecret":{"value":"planted-secret"}})"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Config);
    QVERIFY(refused.error().next.contains(u"SLUICE_VAULT_KEY_FILE"));
    QVERIFY(!refused.error().text().contains(u"planted-secret"));
    QVERIFY(place.connections->list()->isEmpty());
    // Environment and sandbox secrets need none.
    QCOMPARE(problemOf(place.connections->import(
                 crmFile("CRM", R"({"clientSecret":{"env":"SLUICE_TEST_NONE"}})"))),
        QString());
    Connections without(*place.store, nullptr);
    QVERIFY(!without.import(crmFile("B", R"({"clientSecret":{"value":"planted-secret"}})")));
}

void ConnectionsTest::valuesGoIntoTheVault()
{
    Place place;
    QVERIFY(place.isReady && place.vault->canStore());
    const QByteArray file = crmFile("CRM",
        R"({"clientSecret":{"value":"planted-secret"},"refreshToken":{"value":"planted-token"}})");
    QCOMPARE(problemOf(place.connections->import(file)), QString());
    const auto connection = place.connections->find(u"CRM"_s);
    QCOMPARE(connection->secrets.value(u"clientSecret"_s).kind, SecretRef::Kind::Vault);
    QCOMPARE(place.connections->secret(*connection, u"clientSecret"_s)->reveal(),
        QByteArray("planted-secret"));
    QVERIFY(place.vault->keys()->contains(u"connections/%1/refreshToken"_s.arg(connection->id)));
    const auto again = place.connections->import(file);
    QCOMPARE(again->unchanged, QStringList(u"CRM"_s));

    // Nowhere else: not in an export, not in any file of the directory.
    QVERIFY(!place.connections->exportAll()->contains("planted"));
    const QStringList names = QDir(place.directory.path()).entryList(QDir::Files);
    QVERIFY(names.contains(u"store.sqlite"_s));
    for (const QString &name : names) {
        QFile stored(place.directory.filePath(name));
        QVERIFY(stored.open(QIODevice::ReadOnly));
        QVERIFY2(!stored.readAll().contains("planted"), qPrintable(name));
    }
}

void ConnectionsTest::replacedSecretsLeaveTheVault()
{
    Place place;
    QCOMPARE(problemOf(place.connections->import(
                 crmFile("CRM", R"({"clientSecret":{"value":"planted-secret"}})"))),
        QString());
    QCOMPARE(place.vault->keys()->size(), 1);
    QCOMPARE(problemOf(place.connections->import(
                 crmFile("CRM", R"({"clientSecret":{"env":"SLUICE_TEST_NONE"}})"))),
        QString());
    QVERIFY(place.vault->keys()->isEmpty());
}

void ConnectionsTest::environmentIsReadAtEachUse()
{
    Place place;
    QCOMPARE(problemOf(place.connections->import(
                 crmFile("CRM", R"({"clientId":{"env":"SLUICE_TEST_ID"}})"))),
        QString());
    const auto connection = place.connections->find(u"CRM"_s);
    qputenv("SLUICE_TEST_ID", "id-one");
    QCOMPARE(place.connections->secret(*connection, u"clientId"_s)->reveal(), QByteArray("id-one"));
    qputenv("SLUICE_TEST_ID", "id-two");
    QCOMPARE(place.connections->secret(*connection, u"clientId"_s)->reveal(), QByteArray("id-two"));
    qunsetenv("SLUICE_TEST_ID");
    const auto gone = place.connections->secret(*connection, u"clientId"_s);
    QVERIFY(!gone);
    QVERIFY(gone.error().why.contains(u"SLUICE_TEST_ID"));
    QVERIFY(place.vault->keys()->isEmpty());
}

void ConnectionsTest::missingSecrets_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<QString>("expected");
    QTest::newRow("never given") << u"clientId"_s << u"The connection has none"_s;
    QTest::newRow("not signed in") << u"refreshToken"_s << u"Nobody has signed in yet"_s;
    QTest::newRow("not in the vault") << u"clientSecret"_s << u"The vault has no entry"_s;
}

void ConnectionsTest::missingSecrets()
{
    QFETCH(QString, which);
    QFETCH(QString, expected);
    Place place;
    QCOMPARE(problemOf(place.connections->import(
                 crmFile("CRM", R"({"clientSecret":{"vault":"elsewhere"}})"))),
        QString());
    const auto secret = place.connections->secret(*place.connections->find(u"CRM"_s), which);
    QVERIFY(!secret);
    QVERIFY2(secret.error().text().contains(which), qPrintable(secret.error().text()));
    QVERIFY2(secret.error().text().contains(u"CRM"), qPrintable(secret.error().text()));
    QVERIFY2(secret.error().text().contains(expected), qPrintable(secret.error().text()));
}

void ConnectionsTest::notices()
{
    Place place;
    const auto report = place.connections->import(crmFile(
        "CRM", R"({"clientId":{"env":"SLUICE_TEST_NONE"},"clientSecret":{"vault":"elsewhere"}})"));
    QCOMPARE(problemOf(report), QString());
    QCOMPARE(report->notices.size(), 2);
    QVERIFY(report->notices.front().contains(u"SLUICE_TEST_NONE"));
}

void ConnectionsTest::signInChanged()
{
    Place place;
    QStringList changed;
    place.connections->setOnSignInChanged([&changed](const QString &id) { changed.append(id); });
    QCOMPARE(problemOf(place.connections->import(crmFile("CRM", "{}"))), QString());
    QVERIFY(changed.isEmpty()); // it is new: nothing was cached
    auto connection = *place.connections->find(u"CRM"_s);
    connection.colour = u"#aabbcc"_s;
    QCOMPARE(problemOf(place.connections->save(connection)), QString());
    QVERIFY(changed.isEmpty());
    QCOMPARE(problemOf(
                 place.connections->save(connection, {{u"refreshToken"_s, Secret("token-token")}})),
        QString());
    QCOMPARE(changed, QStringList(connection.id));
}

// A form that stays open while somebody signs in and a check of the account changes settings.
void ConnectionsTest::editKeepsWhatChangedElsewhere()
{
    Place place;
    Connections &connections = *place.connections;
    const auto opened
        = connections.save(crmConnection(u"CRM"_s), {{u"clientSecret"_s, Secret("first-secret")}});
    QCOMPARE(problemOf(opened), QString());
    ConnectionEdit edit{.opened = *opened, .shown = *opened, .entered = *opened};
    // As a form that writes a setting in its own way.
    edit.shown.settings.insert(u"leaveCredits"_s, 100);
    edit.entered = edit.shown;
    edit.entered.name = u"CRM, renamed"_s;
    edit.entered.settings.insert(u"maxCreditsPerDay"_s, 9'000);
    Connection elsewhere = *opened;
    elsewhere.settings.insert(u"maxCreditsPerRun"_s, 5'000);
    elsewhere.colour = u"#aabbcc"_s;
    QCOMPARE(problemOf(connections.save(elsewhere, {{u"refreshToken"_s, Secret("token-token")}})),
        QString());

    const auto saved = connections.saveEdited(edit, {{u"clientSecret"_s, Secret("new-secret")}});
    QCOMPARE(problemOf(saved), QString());
    QVERIFY(*connections.find(u"CRM, renamed"_s) == *saved);
    QCOMPARE(saved->colour, u"#aabbcc"_s);
    QCOMPARE(saved->settings,
        (QJsonObject{{u"dataCentre"_s, u"eu"_s}, {u"leaveCredits"_s, 100},
            {u"maxCreditsPerDay"_s, 9'000}, {u"maxCreditsPerRun"_s, 5'000}}));
    QCOMPARE(connections.secret(*saved, u"clientSecret"_s)->reveal(), QByteArray("new-secret"));
    const auto signIn = connections.secret(*saved, u"refreshToken"_s);
    QCOMPARE(problemOf(signIn), QString());
    QCOMPARE(signIn->reveal(), QByteArray("token-token"));
}

void ConnectionsTest::editRefusesWhatBothChanged_data()
{
    QTest::addColumn<QString>("here");
    QTest::addColumn<QString>("there");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("both, to others") << u"us"_s << u"in"_s << true;
    QTest::newRow("both, to the same") << u"us"_s << u"us"_s << false;
    QTest::newRow("here") << u"us"_s << u"eu"_s << false;
    QTest::newRow("there") << u"eu"_s << u"us"_s << false;
}

void ConnectionsTest::editRefusesWhatBothChanged()
{
    QFETCH(QString, here);
    QFETCH(QString, there);
    QFETCH(bool, isRefused);
    Place place;
    Connections &connections = *place.connections;
    const auto opened = connections.save(crmConnection(u"CRM"_s));
    QCOMPARE(problemOf(opened), QString());
    ConnectionEdit edit{.opened = *opened, .shown = *opened, .entered = *opened};
    edit.entered.settings.insert(u"dataCentre"_s, here);
    Connection elsewhere = *opened;
    elsewhere.settings.insert(u"dataCentre"_s, there);
    QCOMPARE(problemOf(connections.save(elsewhere)), QString());
    const auto saved = connections.saveEdited(edit, {{u"clientSecret"_s, Secret("a-secret")}});
    QCOMPARE(!saved.has_value(), isRefused);
    const auto stored = connections.find(u"CRM"_s);
    if (!isRefused) {
        QCOMPARE(stored->settings.value(u"dataCentre"_s).toString(), u"us"_s);
        return;
    }
    QVERIFY2(saved.error().text().contains(u"changed elsewhere"), qPrintable(problemOf(saved)));
    QVERIFY2(saved.error().text().contains(u"settings.dataCentre"), qPrintable(problemOf(saved)));
    QVERIFY(*stored == elsewhere);
    QVERIFY(place.vault->keys()->isEmpty());
}
