// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runfilespane.h"

#include "console/main/prompt.h"
#include "console/theme/icons.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QDateTime>
#include <QPushButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct RunFileText
{
    Q_DECLARE_TR_FUNCTIONS(RunFiles)
};

QString kindOfFile(const QString &kind)
{
    if (kind == "page"_L1)
        return RunFileText::tr("Page that was read");
    if (kind == "chunk"_L1)
        return RunFileText::tr("Chunk to be written");
    if (kind == "before"_L1)
        return RunFileText::tr("What the records held before");
    if (kind == "result"_L1)
        return RunFileText::tr("Result of the service");
    if (kind == "outcome"_L1)
        return RunFileText::tr("Outcome");
    return kind;
}

} // namespace

void exportRunTo(QWidget *parent, RunAccess &access, Prompt &prompt, const RunRow &run,
    std::function<void(const QString &)> saved, std::function<void(const Error &)> failed)
{
    prompt.openFolder(parent, RunFileText::tr("Export Run #%1").arg(run.number),
        [parent, &access, run, saved, failed](const QString &folder) {
            if (folder.isEmpty())
                return;
            access.exportTo(
                parent, run.id, folder, [run, folder, saved, failed](const Result<Counts> &counts) {
                    if (counts)
                        saved(RunFileText::tr("Run #%1 was exported to %2.")
                                  .arg(run.number)
                                  .arg(folder));
                    else
                        failed(counts.error());
                });
        });
}

void RunFilesModel::setFiles(const QList<RunFile> &files)
{
    // Files of a run only come or grow, in their order; another run's are other names.
    qsizetype same = 0;
    while (same < m_files.size() && same < files.size()
        && m_files.at(same).path == files.at(same).path)
        ++same;
    if (same < m_files.size()) {
        beginRemoveRows({}, static_cast<int>(same), static_cast<int>(m_files.size()) - 1);
        m_files.remove(same, m_files.size() - same);
        endRemoveRows();
    }
    for (qsizetype i = 0; i < same; ++i)
        m_files[i] = files.at(i);
    if (same > 0)
        emit dataChanged(index(0, 0), index(static_cast<int>(same) - 1, ColumnCount - 1));
    if (same < files.size()) {
        beginInsertRows({}, static_cast<int>(same), static_cast<int>(files.size()) - 1);
        m_files.append(files.mid(same));
        endInsertRows();
    }
}

int RunFilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int RunFilesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunFilesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RunFile &file = m_files.at(index.row());
    const QDateTime created
        = file.createdAtMs > 0 ? QDateTime::fromMSecsSinceEpoch(file.createdAtMs) : QDateTime();
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Name:
            return file.path;
        case What:
            return kindOfFile(file.kind);
        case Records:
            return Format::count(file.records);
        case Size:
            return Format::bytes(file.bytes);
        case Created:
            return created.isValid() ? Format::moment(created, QDateTime::currentDateTime())
                                     : tr("gone");
        default:
            return {};
        }
    case Qt::ToolTipRole:
        return index.column() == Created && created.isValid()
            ? QVariant(Format::momentFull(created))
            : QVariant();
    case CellRole::Icon:
        return index.column() == Name
            ? QVariant(file.kind == "chunk"_L1 ? u"chunk"_s : u"page-file"_s)
            : QVariant();
    case CellRole::Color:
        return index.column() == What || index.column() == Created
            ? QVariant(static_cast<int>(Role::Muted))
            : QVariant();
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    default:
        return {};
    }
}

QVariant RunFilesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == Records || section == Size;
        return QVariant(int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("File");
    case What:
        return tr("What");
    case Records:
        return tr("Records");
    case Size:
        return tr("Size");
    case Created:
        return tr("Created");
    default:
        return {};
    }
}

RunFilesPane::RunFilesPane(RunAccess &access, Prompt &prompt, QWidget *parent)
    : QWidget(parent)
    , m_access(access)
    , m_prompt(prompt)
    , m_model(new RunFilesModel(this))
    , m_table(new TableCard(this))
    , m_empty(new EmptyState(m_table))
    , m_open(new QPushButton(tr("Open"), m_table))
    , m_export(new QPushButton(tr("Export…"), m_table))
{
    RowView *view = m_table->view();
    view->setObjectName(u"runFileTable"_s);
    view->setAccessibleName(tr("Files of this run"));
    view->setModel(m_model);
    view->setColumns({{.kind = CellKind::Mono, .hasIcon = true, .isStretched = true},
        {.kind = CellKind::Text, .sample = tr("Result of the service")},
        {.kind = CellKind::Number, .sample = u"10\u202F000\u202F000"_s},
        {.kind = CellKind::Number, .sample = u"100.0 MB"_s},
        {.kind = CellKind::Text, .sample = tr("Yesterday 00:00")}});
    view->setPlaceholderText(tr("Loading…"));
    m_empty->setContent(
        u"page-file"_s, tr("No files yet"), tr("Pages, chunks and outcomes are listed here."));
    auto *folder = new QPushButton(tr("Open Folder"), m_table);
    folder->setProperty("role", u"quiet"_s);
    setButtonIcon(folder, u"folder"_s);
    m_export->setObjectName(u"exportRunButton"_s);
    setButtonIcon(m_export, u"export"_s);
    m_open->setObjectName(u"openFileButton"_s);
    m_open->setProperty("role", u"quiet"_s);
    m_open->setEnabled(false);
    m_table->toolRow()->addStretch(1);
    m_table->toolRow()->addWidget(m_open);
    m_table->toolRow()->addWidget(folder);
    m_table->toolRow()->addWidget(m_export);
    m_table->setEmptyState(m_empty);
    m_table->watchModel();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table);
    layout->addStretch(1);
    connect(m_export, &QPushButton::clicked, this, &RunFilesPane::exportRun);
    connect(folder, &QPushButton::clicked, this,
        [this] { m_prompt.openLink(QUrl::fromLocalFile(m_access.folderOf(m_run.id))); });
    connect(view, &QAbstractItemView::activated, this, &RunFilesPane::openFile);
    connect(m_open, &QPushButton::clicked, this, [this, view] { openFile(view->currentIndex()); });
    const auto showOpen = [this, view] { m_open->setEnabled(isThere(view->currentIndex())); };
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, showOpen);
    connect(m_model, &QAbstractItemModel::dataChanged, this, showOpen);
}

bool RunFilesPane::isThere(const QModelIndex &index) const
{
    return index.isValid() && m_model->file(index.row()).createdAtMs > 0;
}

// With what the desktop opens such files with; one that is gone opens nothing.
void RunFilesPane::openFile(const QModelIndex &index)
{
    if (!isThere(index))
        return;
    m_prompt.openLink(
        QUrl::fromLocalFile(m_access.folderOf(m_run.id) + u'/' + m_model->file(index.row()).path));
}

void RunFilesPane::setRun(const RunRow &run)
{
    const bool isOther = run.id != m_run.id;
    const bool isChanged = isOther || run.counts != m_run.counts || run.state != m_run.state;
    m_run = run;
    if (isOther)
        m_model->setFiles({});
    if (isChanged && isVisible())
        load();
}

void RunFilesPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
}

void RunFilesPane::load()
{
    if (m_run.id.isEmpty() || m_isLoading)
        return;
    m_isLoading = true;
    m_table->setLoading(m_model->rowCount() == 0);
    m_access.files(this, m_run, [this, runId = m_run.id](const Result<QList<RunFile>> &files) {
        m_isLoading = false;
        m_table->setLoading(false);
        if (runId != m_run.id)
            load();
        else if (files)
            m_model->setFiles(*files);
        else
            emit failed(files.error());
    });
}

void RunFilesPane::exportRun()
{
    exportRunTo(
        this, m_access, m_prompt, m_run, [this](const QString &text) { emit saved(text); },
        [this](const Error &error) { emit failed(error); });
}

} // namespace sluice
