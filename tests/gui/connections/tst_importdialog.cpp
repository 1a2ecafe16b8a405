// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/documents/configuration.h"
#include "app/documents/connections.h"
#include "app/documents/jobfile.h"
#include "app/documents/jobs.h"
#include "app/documents/pastedsettings.h"
#include "console/connections/connectionspage.h"
#include "console/connections/importdialog.h"
#include "console/theme/theme.h"
#include "console/widgets/messagebar.h"
#include "gui/connections/connectionsbench.h"
#include "gui/pagefixture.h"
#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

const QString kLines
    = u"# the plugin\n"
      "export CT_API_URL=https://api.us-central1.gcp.commercetools.com\n"
      "CT_AUTH_URL = 'https://auth.us-central1.gcp.commercetools.com'\r\n"
      "CT_PROJECT_ID=\"my-shop\"\n\n"
      "CT_API_CLIENT='{\"clientId\":\"the-client-id\",\"secret\":\"the-secret\"}'\n"
      "KLAVIYO_AUTH_KEY=pk_0123456789abcdef\n"
      "PREFERRED_LOCALE=de-DE\n"
      "APP_TYPE=EVENT\n"_s;
const QString kObject
    = u"{\"CT_API_URL\":\"https://api.us-central1.gcp.commercetools.com\","
      "\"CT_AUTH_URL\":\"https://auth.us-central1.gcp.commercetools.com\","
      "\"CT_PROJECT_ID\":\"my-shop\",\"CT_API_CLIENT\":{\"clientId\":\"the-client-id\","
      "\"secret\":\"the-secret\"},\"KLAVIYO_AUTH_KEY\":\"pk_0123456789abcdef\","
      "\"PREFERRED_LOCALE\":\"de-DE\",\"APP_TYPE\":\"EVENT\"}"_s;

} // namespace

// What was pasted of the plugin's configuration: shown first, then taken over.
class ImportDialogTest final : public ConnectionsBench
{
    Q_OBJECT

private slots:
    void takesOverWhatItShows_data();
    void takesOverWhatItShows();
    void takesThePluginsConfiguration();
    void refuses_data();
    void refuses();
    void namesWhatIsUnknown();
    void takesSeveralFilesAtOnce();
};

void ImportDialogTest::takesOverWhatItShows_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("lines") << kLines;
    QTest::newRow("JSON") << kObject;
}

void ImportDialogTest::takesOverWhatItShows()
{
    QFETCH(const QString, text);
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    ConnectionsPage page(fixture.context());
    page.resize(1'080, 682);
    page.show();
    press(page, u"pasteSettingsButton"_s);
    auto *dialog = page.window()->findChild<ImportDialog *>();
    QVERIFY(dialog);
    auto *button = childOf<QPushButton>(*dialog, u"importButton"_s);
    QVERIFY(!button->isEnabled());
    QCOMPARE(namelessWidgets(dialog), QStringList());
    childOf<QPlainTextEdit>(*dialog, u"settingsText"_s)->setPlainText(text);
    QTRY_VERIFY(button->isEnabled());
    const QString shown = allTextIn(dialog);
    for (const QString &part : {u"commercetools (plugin), new"_s, u"Klaviyo (plugin), new"_s,
             u"Import shop (plugin), new"_s, u"my-shop"_s, u"marked as production"_s,
             u"The secrets go into the vault"_s, u"APP_TYPE is not BULK_IMPORT"_s})
        QVERIFY2(shown.contains(part), qPrintable(shown));
    for (const QString &secret : {u"the-client-id"_s, u"the-secret"_s, u"pk_0123456789abcdef"_s})
        QVERIFY(!shown.contains(secret));
    QVERIFY(fixture.application->connections().list()->isEmpty()); // nothing was changed yet
    for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        Theme::instance().setMode(mode);
        QTest::qWait(20);
        takePicture(
            *dialog, u"paste-%1"_s.arg(mode == Theme::Mode::Light ? u"light"_s : u"dark"_s));
    }
    button->click();
    QTRY_COMPARE(page.model()->rowCount(), 2);
    auto &connections = fixture.application->connections();
    const auto shop = connections.find(kPluginShopName);
    QVERIFY(shop);
    QCOMPARE(shop->secrets.value(u"clientSecret"_s).kind, SecretRef::Kind::Vault);
    QCOMPARE(connections.secret(*shop, u"clientId"_s)->reveal(), "the-client-id");
    QCOMPARE(connections.secret(*shop, u"clientSecret"_s)->reveal(), "the-secret");
    const auto klaviyo = connections.find(kPluginKlaviyoName);
    QVERIFY(klaviyo);
    QCOMPARE(connections.secret(*klaviyo, u"privateKey"_s)->reveal(), "pk_0123456789abcdef");
    const auto job = fixture.application->jobs().find(kPluginJobName);
    QVERIFY(job);
    const auto mapping = commercemap::MappingSettings::fromJson(job->mapping.toObject());
    QVERIFY(mapping);
    QVERIFY(QJsonDocument(mapping->toJson()).toJson().contains("de"));

    // Once more: they are there, and stay as they are but for what was pasted.
    const auto again = planPastedSettings(connections, fixture.application->jobs(), text);
    QVERIFY(again);
    QCOMPARE(again->jobs.first().id, job->id);
    const auto report = takeOver(connections, fixture.application->jobs(), *again);
    QVERIFY(report);
    QVERIFY(report->added.isEmpty());
    QCOMPARE(connections.list()->size(), 2);
}

void ImportDialogTest::takesThePluginsConfiguration()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    ImportDialog dialog(fixture.context(), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    childOf<QPlainTextEdit>(dialog, u"settingsText"_s)
        ->setPlainText(u"{\"order\":{\"states\":{\"changed\":{\"canceledStates\":[\"X\"]}}}}"_s);
    auto *button = childOf<QPushButton>(dialog, u"importButton"_s);
    QTRY_VERIFY2(button->isEnabled(), qPrintable(allTextIn(&dialog)));
    QSignalSpy taken(&dialog, &ImportDialog::takenOver);
    button->click();
    QVERIFY(taken.wait());
    QVERIFY(fixture.application->jobs().find(kPluginJobName));
    QVERIFY(fixture.application->connections().list()->isEmpty()); // it names none
}

void ImportDialogTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("no pair") << u"CT_API_URL=x\nnonsense"_s << u"Line 2"_s;
    QTest::newRow("no JSON") << u"{\"CT_API_URL\":"_s << u"no JSON"_s;
    QTest::newRow("a part") << u"CT_PROJECT_ID=my-shop"_s << u"Not set"_s;
    QTest::newRow("nothing of it") << u"HOME=/root"_s << u"None of"_s;
    QTest::newRow("a part of the other sync")
        << u"CLIENT_ID=a\nCLIENT_SECRET=b"_s << u"Not set: REFRESH_TOKEN"_s;
    QString wrong = kLines;
    QTest::newRow("client") << wrong.replace(u"\"secret\""_s, u"\"sekret\""_s)
                            << u"clientId and secret"_s;
    wrong = kLines;
    QTest::newRow("host") << wrong.replace(
        u"https://api.us-central1.gcp.commercetools.com"_s, u"http://example.com"_s)
                          << u"apiUrl"_s;
    QTest::newRow("long") << QString(QString(999, u'#') + u'\n').repeated(300) << u"256 KiB"_s;
}

void ImportDialogTest::refuses()
{
    QFETCH(const QString, text);
    QFETCH(const QString, says);
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    ImportDialog dialog(fixture.context(), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    childOf<QPlainTextEdit>(dialog, u"settingsText"_s)->setPlainText(text);
    QTRY_VERIFY2(allTextIn(&dialog).contains(says), qPrintable(allTextIn(&dialog)));
    QVERIFY(!allTextIn(&dialog).contains(u"the-secret"_s));
    QVERIFY(!childOf<QPushButton>(dialog, u"importButton"_s)->isEnabled());
    QVERIFY(fixture.application->connections().list()->isEmpty());
    QVERIFY(fixture.application->jobs().list()->isEmpty());
    takePicture(dialog, u"paste-problem"_s);
}

void ImportDialogTest::namesWhatIsUnknown()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    ImportDialog dialog(fixture.context(), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    childOf<QPlainTextEdit>(dialog, u"settingsText"_s)
        ->setPlainText(kLines + u"THEIR_OWN_THING=1\n"_s);
    auto *button = childOf<QPushButton>(dialog, u"importButton"_s);
    QTRY_VERIFY(button->isEnabled());
    QVERIFY2(allTextIn(&dialog).contains(u"THEIR_OWN_THING, is left out"_s),
        qPrintable(allTextIn(&dialog)));
    takePicture(dialog, u"import-unknown"_s);
}

// What one data directory has written, another takes over: connections, jobs and what stands there
// already.
void ImportDialogTest::takesSeveralFilesAtOnce()
{
    PageFixture from;
    QCOMPARE(from.open(), QString());
    const auto plan
        = planPastedSettings(from.application->connections(), from.application->jobs(), kLines);
    QVERIFY(plan);
    QVERIFY(takeOver(from.application->connections(), from.application->jobs(), *plan));
    const auto written = exportConfiguration(
        from.application->connections(), from.application->jobs(), from.directory.path());
    QVERIFY(written);
    QCOMPARE(written->files.size(), 2);
    for (const QString &path : written->files) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        for (const char *secret : {"the-client-id", "the-secret", "pk_0123456789abcdef"})
            QVERIFY2(!text.contains(secret), secret);
    }
    PageFixture to;
    QCOMPARE(to.open(), QString());
    ImportDialog dialog(to.context(), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.addFiles({written->files.last(), written->files.first()}); // the jobs come first
    auto *button = childOf<QPushButton>(dialog, u"importButton"_s);
    QTRY_VERIFY2(button->isEnabled(), qPrintable(allTextIn(&dialog)));
    QVERIFY(allTextIn(&dialog).contains(u"Import shop (plugin), new"_s));
    takePicture(dialog, u"import-files"_s);
    QSignalSpy taken(&dialog, &ImportDialog::takenOver);
    button->click();
    QVERIFY(taken.wait());
    QCOMPARE(to.application->connections().list()->size(), 2);
    QVERIFY(to.application->jobs().find(kPluginJobName));
    // Where they were written, nothing of them is new.
    const auto again = planConfiguration(from.application->connections(), from.application->jobs(),
        {{.name = u"jobs.json"_s,
             .content = writeJobsFile(*from.application->jobs().list()),
             .folder = {}},
            {.name = u"connections.json"_s,
                .content = *from.application->connections().exportAll(),
                .folder = {}}});
    QVERIFY(again);
    QCOMPARE(again->items.size(), 3);
    for (const ConfigurationItem &item : again->items)
        QCOMPARE(item.change, ConfigurationItem::Change::Unchanged);
}

QObject *sluice::testing::makeImportDialogTest()
{
    return new ImportDialogTest;
}

#include "tst_importdialog.moc"
