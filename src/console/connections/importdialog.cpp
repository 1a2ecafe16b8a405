// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/importdialog.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "console/connections/connectionwords.h"
#include "console/errors/errorwords.h"
#include "console/main/prompt.h"
#include "console/settings/vaultguard.h"
#include "console/settings/vaultwords.h"
#include "console/theme/icons.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/statelook.h"
#include "console/widgets/typedlabel.h"
#include "core/auth/vault.h"
#include "ui_importdialog.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPointer>
#include <QUrl>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kImportWidth = 640;
constexpr int kImportTextHeight = 120;
constexpr int kMostResultHeight = 220;
constexpr int kReadAfterMs = 250;
constexpr qint64 kLongestImport = 16 << 20;

Result<ConfigurationText> textOfFile(const QString &path)
{
    QFile file(path);
    const QFileInfo info(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Disk, ImportDialog::tr("%1 cannot be read").arg(info.fileName()),
            file.errorString());
    if (file.size() > kLongestImport)
        return fail(ErrorKind::Config, ImportDialog::tr("%1 is too long").arg(info.fileName()),
            ImportDialog::tr("At most 16 MiB are read"));
    return ConfigurationText{
        .name = info.fileName(), .content = file.readAll(), .folder = info.absolutePath()};
}

QString placeOf(const ConfigurationItem &item)
{
    QStringList facts{serviceWord(item.service), environmentLook(item.environment).word};
    if (!item.project.isEmpty())
        facts.append(item.project);
    return facts.join(u", "_s);
}

QString changeWord(ConfigurationItem::Change change)
{
    switch (change) {
    case ConfigurationItem::Change::New:
        return ImportDialog::tr("new");
    case ConfigurationItem::Change::Changed:
        return ImportDialog::tr("changed");
    case ConfigurationItem::Change::Unchanged:
        return ImportDialog::tr("unchanged");
    case ConfigurationItem::Change::None:
        break;
    }
    return {};
}

} // namespace

ImportDialog::ImportDialog(ConsoleContext context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_ui(std::make_unique<Ui::ImportDialog>())
{
    m_ui->setupUi(this);
    setObjectName(u"importDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    dress();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kReadAfterMs);
    connect(&m_pause, &QTimer::timeout, this, &ImportDialog::read);
    connect(m_ui->settingsText, &QPlainTextEdit::textChanged, this, &ImportDialog::wantRead);
    connect(m_ui->addFilesButton, &QPushButton::clicked, this, &ImportDialog::chooseFiles);
    connect(m_ui->clearFilesButton, &QPushButton::clicked, this, [this] {
        m_paths.clear();
        showFiles();
        wantRead();
    });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::close);
    connect(m_ui->importButton, &QPushButton::clicked, this, &ImportDialog::takeOverAll);
    showFiles();
    showNothing();
    m_ui->settingsText->setFocus();
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::dress()
{
    setMinimumWidth(kImportWidth);
    setWindowTitle(tr("Import Configuration"));
    m_ui->headLabel->setTypeRole(TypeRole::DialogHeading);
    m_ui->whatLabel->setColorRole(Role::Muted);
    m_ui->resultLabel->setTypeRole(TypeRole::BodyStrong);
    m_ui->filesLabel->setColorRole(Role::Muted);
    m_ui->settingsText->setFixedHeight(kImportTextHeight);
    m_ui->settingsText->setAcceptDrops(false); // files go to the dialog
    m_ui->resultContent->setObjectName(u"resultContent"_s);
    m_ui->resultScroll->setStyleSheet(
        u"#resultScroll, #resultContent { background: transparent; }"_s);
    setButtonIcon(m_ui->addFilesButton, u"folder"_s);
    setButtonIcon(m_ui->importButton, u"import"_s);
}

void ImportDialog::chooseFiles()
{
    m_context.prompt.openFiles(this, tr("Import Configuration"),
        tr("Configuration (*.json *.env *.txt);;All (*)"),
        [dialog = QPointer(this)](const QStringList &paths) {
            if (dialog)
                dialog->addFiles(paths);
        });
}

void ImportDialog::addFiles(const QStringList &paths)
{
    for (const QString &path : paths) {
        if (!m_paths.contains(path))
            m_paths.append(path);
    }
    showFiles();
    wantRead();
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    addFiles(paths);
    event->acceptProposedAction();
}

void ImportDialog::showFiles()
{
    QStringList names;
    for (const QString &path : std::as_const(m_paths))
        names.append(QFileInfo(path).fileName());
    m_ui->filesLabel->setText(names.isEmpty()
            ? tr("Choose files, drop them here, or paste their text below.")
            : names.join(u", "_s));
    m_ui->clearFilesButton->setVisible(!names.isEmpty());
}

void ImportDialog::wantRead()
{
    m_plan.reset();
    m_ui->importButton->setEnabled(false);
    ++m_reads;
    m_pause.start();
}

void ImportDialog::read()
{
    const QString pasted = m_ui->settingsText->toPlainText();
    if (pasted.trimmed().isEmpty() && m_paths.isEmpty()) {
        showNothing();
        return;
    }
    inBackground(
        this,
        [&application = m_context.application, pasted, paths = m_paths] {
            Preview preview;
            QList<ConfigurationText> texts;
            for (const QString &path : paths) {
                auto text = textOfFile(path);
                if (!text) {
                    preview.error = text.error();
                    return preview;
                }
                texts.append(*text);
            }
            if (!pasted.trimmed().isEmpty())
                texts.append({.name = {}, .content = pasted.toUtf8(), .folder = {}});
            auto plan = planConfiguration(application.connections(), application.jobs(), texts);
            if (!plan) {
                preview.error = plan.error();
                return preview;
            }
            preview.plan = *plan;
            preview.vault = application.vault().standing();
            return preview;
        },
        [this, number = m_reads](const Preview &preview) {
            if (number == m_reads) // another text is there else
                showPreview(preview);
        });
}

void ImportDialog::showNothing()
{
    m_ui->importButton->setEnabled(false);
    m_ui->resultLabel->hide();
    m_ui->resultScroll->hide();
    fit();
}

void ImportDialog::showError(const Error &error)
{
    m_plan.reset();
    m_ui->resultLabel->show();
    m_ui->resultLabel->setColorRole(Role::Error);
    const Error said = errorInWords(error);
    m_ui->resultLabel->setText(said.what);
    m_ui->resultWell->hide();
    m_ui->noticesLabel->setText(QStringList{said.why, said.next}.join(u". "_s));
    m_ui->noticesLabel->setVisible(!error.why.isEmpty() || !error.next.isEmpty());
    m_ui->resultScroll->setVisible(!m_ui->noticesLabel->isHidden());
    fit();
}

void ImportDialog::showPreview(const Preview &preview)
{
    if (preview.error) {
        showError(*preview.error);
        return;
    }
    const ConfigurationPlan &plan = preview.plan;
    const bool hasProblem = plan.hasProblem();
    m_ui->resultLabel->show();
    m_ui->resultLabel->setColorRole(hasProblem ? Role::Error : Role::Text);
    m_ui->resultLabel->setText(
        hasProblem ? tr("This cannot be imported as it is") : tr("This will be made"));
    showItems(plan);
    QStringList notices;
    for (const ConfigurationItem &item : plan.items) {
        if (item.kind == ConfigurationItem::Kind::Notice)
            notices << u"• "_s + textInWords(item.name);
    }
    if (preview.vault.state != VaultState::Ready)
        notices << u"• "_s + vaultInWords(preview.vault);
    m_ui->noticesLabel->setText(notices.join(u'\n'));
    m_ui->noticesLabel->setVisible(!notices.isEmpty());
    m_ui->resultScroll->show();
    const bool canImport = !hasProblem && !plan.isEmpty();
    if (canImport)
        m_plan = plan;
    m_ui->importButton->setEnabled(canImport);
    fit();
}

void ImportDialog::showItems(const ConfigurationPlan &plan)
{
    m_ui->resultWell->clear();
    bool hasLines = false;
    for (const ConfigurationItem &item : plan.items) {
        const QString what = u"%1, %2: "_s.arg(item.name, changeWord(item.change));
        switch (item.kind) {
        case ConfigurationItem::Kind::Connection:
            m_ui->resultWell->addLine(tr("Connection"), what + placeOf(item));
            break;
        case ConfigurationItem::Kind::Job:
            m_ui->resultWell->addLine(
                tr("Job"), what + tr("%1 to %2").arg(item.source, item.target));
            break;
        case ConfigurationItem::Kind::Unknown:
            m_ui->resultWell->addLine(tr("Unknown"), tr("%1, is left out").arg(item.name), true);
            break;
        case ConfigurationItem::Kind::Problem:
            m_ui->resultWell->addLine(
                item.from.isEmpty() ? tr("Pasted text") : item.from, textInWords(item.name), true);
            break;
        case ConfigurationItem::Kind::Notice:
            continue;
        }
        hasLines = true;
    }
    m_ui->resultWell->setVisible(hasLines);
}

// As high as what is shown, to a point; then that scrolls.
void ImportDialog::fit()
{
    m_ui->resultBox->activate();
    const int room = kImportWidth - 2 * 24 - 16;
    const int wanted = m_ui->resultBox->hasHeightForWidth()
        ? m_ui->resultBox->totalHeightForWidth(room)
        : m_ui->resultBox->totalSizeHint().height();
    m_ui->resultScroll->setFixedHeight(std::min(wanted + 2, kMostResultHeight));
    layout()->activate();
    const int wide = std::max(width(), kImportWidth);
    resize(wide, std::max(layout()->totalHeightForWidth(wide), layout()->totalSizeHint().height()));
}

// The originals' files have theirs in them; ours may name where they are.
static bool holdsSecrets(const ConfigurationPlan &plan)
{
    return !plan.originals.isEmpty()
        || std::any_of(plan.connectionFiles.cbegin(), plan.connectionFiles.cend(),
            [](const QByteArray &file) { return file.contains("\"value\""); });
}

void ImportDialog::takeOverAll()
{
    if (!m_plan)
        return;
    m_ui->importButton->setEnabled(false);
    m_ui->settingsText->setReadOnly(true);
    inBackgroundUnlocked(
        m_context, this, {.isKeeping = holdsSecrets(*m_plan)},
        [&application = m_context.application, plan = *m_plan] {
            return takeOverConfiguration(application.connections(), application.jobs(), plan);
        },
        [this](const Result<ImportReport> &report) {
            if (!report) {
                m_ui->settingsText->setReadOnly(false);
                if (report.error().code == QLatin1String(kVaultLocked)) {
                    m_ui->importButton->setEnabled(true); // it is as good as before
                    return;
                }
                showError(report.error());
                return;
            }
            emit takenOver(*report);
            accept();
        });
}

} // namespace sluice
