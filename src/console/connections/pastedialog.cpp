// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/pastedialog.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "app/documents/pastedsettings.h"
#include "console/connections/connectionwords.h"
#include "console/errors/errorwords.h"
#include "console/widgets/card.h"
#include "console/widgets/statelook.h"
#include "console/widgets/typedlabel.h"
#include "ui_pastedialog.h"

#include <QPlainTextEdit>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPasteWidth = 640;
constexpr int kPasteTextHeight = 170;
constexpr int kReadAfterMs = 250;

} // namespace

PasteDialog::PasteDialog(ConsoleContext context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_ui(std::make_unique<Ui::PasteDialog>())
{
    m_ui->setupUi(this);
    setObjectName(u"pasteDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(kPasteWidth);
    setWindowTitle(tr("Paste Settings"));
    m_ui->headLabel->setTypeRole(TypeRole::DialogHeading);
    m_ui->whatLabel->setColorRole(Role::Muted);
    m_ui->resultLabel->setTypeRole(TypeRole::BodyStrong);
    m_ui->settingsText->setFixedHeight(kPasteTextHeight);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kReadAfterMs);
    connect(&m_pause, &QTimer::timeout, this, &PasteDialog::read);
    connect(m_ui->settingsText, &QPlainTextEdit::textChanged, this, [this] {
        m_plan.reset();
        m_ui->takeOverButton->setEnabled(false);
        ++m_reads;
        m_pause.start();
    });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::close);
    connect(m_ui->takeOverButton, &QPushButton::clicked, this, &PasteDialog::takeOverAll);
    showNothing();
    m_ui->settingsText->setFocus();
}

PasteDialog::~PasteDialog() = default;

void PasteDialog::read()
{
    const QString text = m_ui->settingsText->toPlainText();
    if (text.trimmed().isEmpty()) {
        showNothing();
        return;
    }
    inBackground(
        this,
        [&application = m_context.application, text] {
            Preview preview;
            auto plan = planPastedSettings(application.connections(), application.jobs(), text);
            auto connections = application.connections().list();
            auto jobs = application.jobs().list();
            if (!plan || !connections || !jobs) {
                preview.error = !plan ? plan.error()
                    : !connections    ? connections.error()
                                      : jobs.error();
                return preview;
            }
            preview.plan = *plan;
            for (const Connection &connection : std::as_const(*connections))
                preview.known << connection.name;
            for (const Job &job : std::as_const(*jobs))
                preview.known << job.name;
            return preview;
        },
        [this, number = m_reads](const Preview &preview) {
            if (number == m_reads) // another text is there else
                showPreview(preview);
        });
}

void PasteDialog::showNothing()
{
    m_ui->takeOverButton->setEnabled(false);
    m_ui->resultLabel->hide();
    m_ui->resultWell->hide();
    m_ui->noticesLabel->hide();
    fit();
}

void PasteDialog::showPreview(const Preview &preview)
{
    m_ui->resultLabel->show();
    m_ui->resultWell->clear();
    if (preview.error) {
        m_plan.reset();
        m_ui->resultLabel->setColorRole(Role::Error);
        m_ui->resultLabel->setText(sentenceInWords(preview.error->what));
        m_ui->resultWell->hide();
        m_ui->noticesLabel->setText(
            QStringList{sentenceInWords(preview.error->why), sentenceInWords(preview.error->next)}
                .join(u". "_s));
        m_ui->noticesLabel->setVisible(!m_ui->noticesLabel->text().isEmpty());
        fit();
        return;
    }
    m_plan = preview.plan;
    m_ui->resultLabel->setColorRole(Role::Text);
    m_ui->resultLabel->setText(tr("This will be made"));
    const auto line
        = [this, &preview](const QString &kind, const QString &name, const QString &facts) {
              const QString what = preview.known.contains(name) ? tr("changed") : tr("new");
              m_ui->resultWell->addLine(kind, u"%1, %2: %3"_s.arg(name, what, facts));
          };
    for (const Connection &connection : preview.plan.connections) {
        QStringList facts{
            serviceWord(connection.service), environmentLook(connection.environment).word};
        if (const QString project = connection.settings.value("projectKey"_L1).toString();
            !project.isEmpty())
            facts << project;
        line(tr("Connection"), connection.name, facts.join(u", "_s));
    }
    for (const Job &job : preview.plan.jobs)
        line(tr("Job"), job.name, tr("%1 to %2").arg(job.source, job.target));
    m_ui->resultWell->show();
    QStringList notices;
    for (const QString &notice : preview.plan.notices)
        notices << u"• "_s + notice;
    m_ui->noticesLabel->setText(notices.join(u'\n'));
    m_ui->noticesLabel->setVisible(!notices.isEmpty());
    m_ui->takeOverButton->setEnabled(true);
    fit();
}

void PasteDialog::fit()
{
    layout()->activate();
    const int wide = std::max(width(), kPasteWidth);
    resize(wide, std::max(layout()->totalHeightForWidth(wide), layout()->totalSizeHint().height()));
}

void PasteDialog::takeOverAll()
{
    if (!m_plan)
        return;
    m_ui->takeOverButton->setEnabled(false);
    m_ui->settingsText->setReadOnly(true);
    inBackground(
        this,
        [&application = m_context.application, plan = *m_plan] {
            return takeOver(application.connections(), application.jobs(), plan);
        },
        [this](const Result<ImportReport> &report) {
            if (!report) {
                m_ui->settingsText->setReadOnly(false);
                Preview failed;
                failed.error = report.error();
                showPreview(failed);
                return;
            }
            emit takenOver(*report);
            close();
        });
}

} // namespace sluice
