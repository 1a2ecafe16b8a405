// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "base/zip/zipreader.h"
#include "console/settings/diagnosticsdialog.h"
#include "console/theme/theme.h"
#include "console/widgets/rowview.h"
#include "core/store/store.h"
#include "gui/pagefixture.h"
#include "gui/settings/settingstests.h"

#include <QAbstractItemModel>
#include <QCheckBox>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

// Everything that stands in the zip, by name.
QMap<QString, QByteArray> contentOfZip(const QString &path)
{
    QMap<QString, QByteArray> contents;
    const auto zip = ZipReader::open(path);
    if (!zip)
        return contents;
    for (const ZipEntry &entry : (*zip)->entries()) {
        auto device = (*zip)->openEntry(entry.index);
        if (device)
            contents.insert(QString::fromUtf8(entry.name), (*device)->readAll());
    }
    return contents;
}

} // namespace

// Collect Diagnostics shows what it will write, and writes that.
class DiagnosticsDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void showsThenWrites();
    void keepsNothingOfBefore();
    void leavesSecretsOut();
    void tellsWhatFailed();
};

void DiagnosticsDialogTest::showsThenWrites()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QPointer<DiagnosticsDialog> dialog = new DiagnosticsDialog(fixture.context(), nullptr);
    dialog->show();
    auto *save = dialog->findChild<QPushButton *>(u"saveDiagnosticsButton"_s);
    const auto *model = dialog->findChild<RowView *>(u"diagnosticsTable"_s)->model();
    QTRY_COMPARE(model->rowCount(), 4);
    QTRY_VERIFY(save->isEnabled());
    dialog->findChild<QCheckBox *>(u"storeCheck"_s)->click();
    QTRY_COMPARE(model->rowCount(), 3);
    QTRY_VERIFY(save->isEnabled());
    QStringList listed;
    for (int row = 0; row < model->rowCount(); ++row)
        listed << model->index(row, 0).data().toString();
    for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        Theme::instance().setMode(mode);
        takePicture(
            *dialog, mode == Theme::Mode::Light ? u"diagnostics-light"_s : u"diagnostics-dark"_s);
    }
    QCOMPARE(namelessWidgets(dialog), QStringList());
    fixture.prompt.path = fixture.directory.filePath(u"help.zip"_s);
    QVERIFY(!QFile::exists(fixture.prompt.path));
    const auto *leave = dialog->findChild<QPushButton *>(u"cancelButton"_s);
    QCOMPARE(leave->text(), u"Cancel"_s); // nothing is kept yet
    save->click();
    QTRY_VERIFY(QFile::exists(fixture.prompt.path));
    QTRY_COMPARE(leave->text(), u"Close"_s);
    dialog->findChild<QCheckBox *>(u"logCheck"_s)->click(); // that is not saved
    QCOMPARE(leave->text(), u"Cancel"_s);
    QCOMPARE(QFile(fixture.prompt.path).permissions()
            & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
        QFile::Permissions());
    const auto contents = contentOfZip(fixture.prompt.path);
    listed.sort();
    QCOMPARE(contents.keys(), listed);
    QVERIFY(contents.value(u"versions.json"_s).contains("\"sluice\""));
    dialog->close();
    QTRY_VERIFY(dialog.isNull());
}

// What was collected before one left something out is not saved where the next collection fails.
void DiagnosticsDialogTest::keepsNothingOfBefore()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    DiagnosticsDialog dialog(fixture.context(), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    const auto *save = dialog.findChild<QPushButton *>(u"saveDiagnosticsButton"_s);
    const auto *model = dialog.findChild<RowView *>(u"diagnosticsTable"_s)->model();
    QTRY_COMPARE(model->rowCount(), 4);
    QTRY_VERIFY(save->isEnabled());
    const auto broken = fixture.application->store().write([](Sql &sql) -> Result<void> {
        auto renamed = sql.run("ALTER TABLE connection RENAME TO connection_gone");
        return renamed ? Result<void>() : Result<void>(fail(renamed.error()));
    });
    QVERIFY2(broken, broken ? "" : qPrintable(broken.error().text()));
    dialog.findChild<QCheckBox *>(u"logCheck"_s)->click();
    QTRY_VERIFY(dialog.findChild<QWidget *>(u"diagnosticsNote"_s)->isVisible());
    QVERIFY(!save->isEnabled());
    QCOMPARE(model->rowCount(), 0);
}

void DiagnosticsDialogTest::leavesSecretsOut()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    Connection connection{.name = u"Harbour"_s,
        .service = u"klaviyo"_s,
        .environment = u"test"_s,
        .settings = {{u"proxy"_s, u"http://ops@proxy.example:3128"_s}},
        .secrets = {}};
    const QByteArray key = "pk_planted0123456789abcdef01234567";
    const auto saved
        = fixture.application->connections().save(connection, {{u"privateKey"_s, Secret(key)}});
    QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error().text()));
    const Logger logger(&fixture.application->log(), "http");
    logger.info(u"Authorization: Klaviyo-API-Key "_s + QString::fromLatin1(key));
    const auto files = collectDiagnostics(*fixture.application, kAllDiagnostics, CancelToken());
    QVERIFY(files);
    QByteArray all;
    for (const DiagnosticsFile &file : *files)
        all += file.content;
    QVERIFY(all.contains("Harbour"));
    QVERIFY(all.contains("in the vault"));
    QVERIFY(all.contains("Authorization"));
    QVERIFY(!all.contains("planted"));
    QVERIFY(!all.contains(key.toBase64()));
    QVERIFY(!all.contains(fixture.dataDirectory().toUtf8()));
}

void DiagnosticsDialogTest::tellsWhatFailed()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    const auto done = writeDiagnostics(
        {{u"a.json"_s, u"a"_s, "{}"}}, fixture.directory.filePath(u"no/such/folder/a.zip"_s));
    QVERIFY(!done);
    QVERIFY(done.error().text().contains(u"not saved"_s));
}

QObject *makeDiagnosticsDialogTest()
{
    return new DiagnosticsDialogTest;
}

#include "tst_diagnosticsdialog.moc"
