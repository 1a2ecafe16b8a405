// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/diagnosticsdialog.h"

#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/main/prompt.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/dialoghead.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFileInfo>
#include <QPointer>
#include <QPushButton>
#include <QStandardItemModel>

#include <memory>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kDiagnosticsSize(640, 480);

QString diagnosticsWhat(const QString &name)
{
    if (name == "versions.json"_L1)
        return DiagnosticsDialog::tr("Versions of Sluice, its libraries and the system");
    if (name == "settings.json"_L1)
        return DiagnosticsDialog::tr("Settings and connections, without secrets");
    if (name == "store.json"_L1)
        return DiagnosticsDialog::tr("Schema, rows by table, figures of runs");
    return DiagnosticsDialog::tr("The log's newest lines, redacted");
}

} // namespace

DiagnosticsDialog::DiagnosticsDialog(ConsoleContext context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_model(new QStandardItemModel(0, 3, this))
    , m_table(new TableCard(this))
    , m_note(makeNote(u"diagnosticsNote"_s, this))
    , m_leave(new QPushButton(this))
    , m_save(new QPushButton(tr("Save…"), this))
{
    setObjectName(u"diagnosticsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Collect Diagnostics"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    addHead(layout);
    addParts(layout);
    addTable(layout);
    layout->addWidget(m_note);
    addFoot(layout);
    resize(kDiagnosticsSize);
    collect();
}

DiagnosticsDialog::~DiagnosticsDialog()
{
    m_cancel.request(StopWish::Abort);
}

void DiagnosticsDialog::addHead(QBoxLayout *layout)
{
    layout->addLayout(makeDialogHead({.icon = u"page-file"_s,
                                         .heading = tr("Collect Diagnostics"),
                                         .text = tr("For whoever helps you. No secret and no value "
                                                    "of a record is in it; look before you "
                                                    "hand it on.")},
        this));
}

void DiagnosticsDialog::addParts(QBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    const auto add = [this, row](const char *name, const QString &text, DiagnosticsPart part) {
        auto *check = new QCheckBox(text, this);
        check->setObjectName(QLatin1StringView(name));
        check->setChecked(true);
        row->addWidget(check);
        m_parts.append({part, check});
        connect(check, &QCheckBox::toggled, this, &DiagnosticsDialog::collect);
    };
    add("versionsCheck", tr("&Versions"), DiagnosticsPart::Versions);
    add("settingsCheck", tr("S&ettings"), DiagnosticsPart::Settings);
    add("storeCheck", tr("&Facts of the store"), DiagnosticsPart::Store);
    add("logCheck", tr("&Log"), DiagnosticsPart::Log);
    row->addStretch(1);
    layout->addLayout(row);
}

void DiagnosticsDialog::addTable(QBoxLayout *layout)
{
    m_model->setHorizontalHeaderLabels({tr("File"), tr("Size"), tr("Content")});
    m_model->setHeaderData(1, Qt::Horizontal, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
        Qt::TextAlignmentRole);
    RowView *view = m_table->view();
    view->setObjectName(u"diagnosticsTable"_s);
    view->setAccessibleName(tr("Files of the zip"));
    view->setModel(m_model);
    view->setColumns({{.kind = CellKind::Mono, .sample = u"settings.json"_s},
        {.kind = CellKind::Number, .sample = u"123.4 MB"_s},
        {.kind = CellKind::Text, .isStretched = true}});
    m_table->watchModel();
    m_table->setFitting(false);
    layout->addWidget(m_table, 1);
}

void DiagnosticsDialog::addFoot(QBoxLayout *layout)
{
    layout->addWidget(new Line(this));
    m_leave->setObjectName(u"cancelButton"_s);
    m_leave->setAutoDefault(false);
    m_save->setObjectName(u"saveDiagnosticsButton"_s);
    m_save->setProperty("role", u"primary"_s);
    m_save->setDefault(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(m_leave);
    row->addWidget(m_save);
    layout->addLayout(row);
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &DiagnosticsDialog::save);
}

DiagnosticsParts DiagnosticsDialog::chosen() const
{
    DiagnosticsParts parts;
    for (const auto &[part, check] : m_parts)
        parts.setFlag(part, check->isChecked());
    return parts;
}

void DiagnosticsDialog::collect()
{
    using Files = Result<QList<DiagnosticsFile>>;
    m_isCollecting = true;
    m_isSaved = false;
    take({}); // what was left out since must not be written if this fails
    showState();
    inBackground(
        this,
        [&application = m_context.application, parts = chosen(), token = m_cancel.token()] {
            return std::make_shared<Files>(collectDiagnostics(application, parts, token));
        },
        [this, number = ++m_collects](const std::shared_ptr<Files> &files) {
            if (number != m_collects)
                return; // something else is chosen by now
            m_isCollecting = false;
            if (*files)
                take(**files);
            else
                showNote(m_note, errorText(files->error()), true);
            showState();
        });
}

void DiagnosticsDialog::take(const QList<DiagnosticsFile> &files)
{
    m_files = files;
    m_model->removeRows(0, m_model->rowCount());
    for (const DiagnosticsFile &file : files)
        m_model->appendRow(
            {new QStandardItem(file.name), new QStandardItem(Format::bytes(file.content.size())),
                new QStandardItem(diagnosticsWhat(file.name))});
}

void DiagnosticsDialog::showState()
{
    m_table->setLoading(m_isCollecting);
    m_leave->setText(m_isSaved ? tr("Close") : tr("Cancel"));
    m_save->setEnabled(!m_isCollecting && !m_isSaving && !m_files.isEmpty());
}

void DiagnosticsDialog::save()
{
    m_context.prompt.saveFile(this, tr("Save Diagnostics"), u"sluice-diagnostics.zip"_s,
        tr("Zip (*.zip)"), [dialog = QPointer(this)](const QString &path) {
            if (dialog && !path.isEmpty())
                dialog->saveTo(path);
        });
}

void DiagnosticsDialog::saveTo(const QString &path)
{
    m_isSaving = true;
    showState();
    inBackground(
        this,
        [files = m_files, path] {
            return std::make_shared<Result<void>>(writeDiagnostics(files, path));
        },
        [this, path](const std::shared_ptr<Result<void>> &done) {
            m_isSaving = false;
            m_isSaved = done->has_value();
            showNote(m_note,
                *done ? tr("Saved in %1.").arg(QFileInfo(path).fileName())
                      : errorText(done->error()),
                !*done);
            showState();
        });
}

} // namespace sluice
