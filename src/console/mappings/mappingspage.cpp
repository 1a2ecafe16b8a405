// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/mappingspage.h"

#include "app/application.h"
#include "app/documents/jobkinds.h"
#include "app/documents/jobs.h"
#include "app/runs/runfeed.h"
#include "console/mappings/mappinglistmodel.h"
#include "console/theme/icons.h"
#include "console/theme/narrow.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/eliding.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/headrow.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNarrowMappingsWidth = 900;

} // namespace

MappingsPage::MappingsPage(ConsoleContext context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_model(new MappingListModel(this))
    , m_bar(new MessageBar(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(u"MappingsPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    m_list = makeList();
    m_editing = makeEditorPart();
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_editing);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);
    const auto shortcut
        = [this](const char *name, const QString &text, const QKeySequence &keys, auto work) {
              auto *made = new QShortcut(keys, this);
              made->setObjectName(QLatin1StringView(name));
              made->setWhatsThis(text);
              made->setContext(Qt::WidgetWithChildrenShortcut);
              connect(made, &QShortcut::activated, this, work);
          };
    // One key for what is saved on any page.
    shortcut("saveButton", tr("Save"), QKeySequence::Save, [this] { m_save->click(); });
    shortcut("mappingBack", tr("Back to Mappings"), QKeySequence::Back, [this] { showList(); });
    connect(m_bar, &MessageBar::actionTriggered, this, [this](const QString &id) {
        m_bar->dismiss();
        if (id == "problems"_L1 && editor())
            editor()->showProblems();
        else if (id == "fields"_L1)
            loadAgain(m_current);
        else
            reload();
    });
    connect(&context.feed, &RunFeed::listChanged, this, &MappingsPage::takeRuns);
    showList();
}

MappingsPage::~MappingsPage() = default;

QPushButton *MappingsPage::makeButton(const char *name, const QString &text, const QString &icon)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    if (!icon.isEmpty())
        setButtonIcon(button, icon);
    return button;
}

QWidget *MappingsPage::makeList()
{
    auto *part = new QWidget(m_stack);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto *head = new QHBoxLayout;
    head->addWidget(new TypedLabel(title(), TypeRole::PageTitle, Role::Text, part));
    head->addStretch(1);
    QPushButton *open = makeButton("openMappingButton", tr("Open"), u"edit"_s);
    open->setToolTip(tr("Opens the chosen mapping; so does Enter"));
    head->addWidget(open);
    layout->addLayout(head);
    m_table = new TableCard(part);
    makeTable();
    layout->addWidget(m_table, 1);
    layout->addStretch(0);
    connect(open, &QPushButton::clicked, this,
        [this] { openRow(m_table->view()->currentIndex().row()); });
    const auto show = [this, open] { open->setEnabled(m_model->rowCount() > 0); };
    connect(m_model, &QAbstractItemModel::modelReset, open, show);
    connect(m_model, &QAbstractItemModel::rowsInserted, open, show);
    connect(m_model, &QAbstractItemModel::rowsRemoved, open, show);
    show();
    return part;
}

void MappingsPage::makeTable()
{
    RowView *view = m_table->view();
    view->setObjectName(u"mappingList"_s);
    view->setAccessibleName(title());
    view->setModel(m_model);
    view->setColumns({{.kind = CellKind::Text, .isStretched = true},
        {.kind = CellKind::Text, .sample = tr("CRM Bulk") + u"     "_s},
        {.kind = CellKind::Text, .sample = u"Lead_Clean_Up_Table"_s},
        {.kind = CellKind::Number, .sample = tr("No mapping yet")},
        {.kind = CellKind::State, .sample = u"12"_s, .hasIcon = true},
        {.kind = CellKind::Text, .sample = tr("Today %1").arg(u"14:02"_s)}});
    view->setPlaceholderText(tr("Loading…"));
    m_empty = new EmptyState(m_table);
    m_table->setEmptyState(m_empty);
    m_table->setLoading(true);
    m_table->watchModel();
    makeMenu();
    connect(view, &QAbstractItemView::activated, this,
        [this](const QModelIndex &index) { openRow(index.row()); });
}

QWidget *MappingsPage::makeEditorPart()
{
    auto *part = new QWidget(m_stack);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_path = new TypedLabel({}, TypeRole::Meta, Role::Muted, part);
    m_path->setObjectName(u"mappingBreadcrumb"_s);
    m_path->setTextFormat(Qt::RichText);
    m_path->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_path->setText(u"<a href=\"mappings\">%1</a> ›"_s.arg(title()));
    m_path->setAccessibleName(tr("Back to Mappings"));
    connect(m_path, &QLabel::linkActivated, this, &MappingsPage::showList);
    m_facts = new ElidingLabel(part);
    m_facts->setObjectName(u"mappingFacts"_s);
    m_facts->setTypeRole(TypeRole::Meta);
    m_facts->setColorRole(Role::Muted);
    auto *path = new QHBoxLayout;
    path->setSpacing(8);
    path->addWidget(m_path);
    path->addWidget(m_facts, 1);
    layout->addLayout(path);
    m_name = new TypedLabel({}, TypeRole::PageTitle, Role::Text, part);
    m_name->setObjectName(u"mappingName"_s);
    m_badge = new BadgeLabel(part);
    m_badge->setObjectName(u"mappingBadge"_s);
    m_import = makeButton("importMappingButton", tr("Import…"), u"import"_s);
    m_export = makeButton("exportMappingButton", tr("Export…"), u"export"_s);
    m_revert = makeButton("revertMappingButton", tr("Revert"), {});
    m_save = makeButton("saveMappingButton", tr("Save"), {});
    m_save->setProperty("role", u"primary"_s);
    auto *named = new QWidget(part);
    auto *names = new QHBoxLayout(named);
    names->setContentsMargins(0, 0, 0, 0);
    names->setSpacing(8);
    names->addWidget(m_name);
    names->addWidget(m_badge);
    names->addStretch(1);
    auto *head = new HeadRow(named, part, HeadRow::Fill::Title);
    for (QPushButton *button : {m_import, m_export, m_revert, m_save})
        head->buttons()->addWidget(button);
    layout->addWidget(head);
    m_mendingBar = new MessageBar(part);
    m_mendingBar->setObjectName(u"mendingBar"_s);
    connect(m_mendingBar, &MessageBar::actionTriggered, this, &MappingsPage::saveAndRetry);
    connect(m_mendingBar, &MessageBar::dismissed, this, [this] { m_mending.reset(); });
    layout->addWidget(m_mendingBar);
    m_editors = new QStackedWidget(part);
    layout->addWidget(m_editors, 1);
    connect(m_import, &QPushButton::clicked, this, &MappingsPage::importMapping);
    connect(m_export, &QPushButton::clicked, this, &MappingsPage::exportMapping);
    connect(m_revert, &QPushButton::clicked, this, &MappingsPage::revert);
    connect(m_save, &QPushButton::clicked, this, &MappingsPage::save);
    return part;
}

void MappingsPage::activate()
{
    reload();
    if (const Opened *opened = current(); opened && opened->error)
        load(m_current); // it may be there again
}

// Every editor keeps its edits; one that is not shown gets its fields when it is.
void MappingsPage::refresh()
{
    reload();
    for (auto &[id, opened] : m_opened)
        opened.isOld = true;
    const Opened *shown = current();
    if (shown && shown->error)
        m_bar->dismiss(); // it says when the fields were read
    if (shown)
        loadAgain(m_current);
}

void MappingsPage::find(const QString &text)
{
    if (MappingEditor *shown = editor())
        shown->find(text);
    else
        m_model->setFilter(text);
}

void MappingsPage::setEnvironment(const QString &environment)
{
    m_environment = environment;
    showJobs();
    const Job *job = currentJob();
    if (job && m_model->rowOf(job->id) < 0)
        showList(); // it belongs to another environment
}

MappingEditor *MappingsPage::editor() const
{
    const auto found = m_opened.find(m_current);
    return found == m_opened.cend() ? nullptr : found->second.editor;
}

MappingsPage::Opened *MappingsPage::current()
{
    const auto found = m_opened.find(m_current);
    return found == m_opened.end() ? nullptr : &found->second;
}

const Job *MappingsPage::currentJob() const
{
    for (const Job &job : m_jobs) {
        if (job.id == m_current)
            return &job;
    }
    return nullptr;
}

void MappingsPage::openRow(int row)
{
    if (const Job *job = m_model->job(row))
        open(*job);
}

void MappingsPage::openMapping(const QString &jobName)
{
    m_wanted = jobName;
    reload();
}

void MappingsPage::useStarter()
{
    inBackground(
        this,
        [&application = m_context.application] {
            return std::make_shared<Result<ImportReport>>(
                application.jobs().importStarter(u"clean-up-leads"_s));
        },
        [this](const std::shared_ptr<Result<ImportReport>> &made) {
            if (*made)
                reload();
            else
                showError(made->error());
        });
}

void MappingsPage::showList()
{
    m_current.clear();
    m_mending.reset();
    m_bar->dismiss();
    m_stack->setCurrentWidget(m_list);
    if (isVisible()) // else another page has the keyboard
        m_table->view()->setFocus();
}

// The words of the head: what there is, and what is wrong with it.
void MappingsPage::showState()
{
    const Opened *opened = current();
    const Job *job = currentJob();
    if (!opened || !job)
        return;
    const MappingEditor &shown = *opened->editor;
    const auto problems = static_cast<int>(shown.problems().size());
    const int warnings = shown.warningCount();
    const bool isRunning = m_running.contains(job->id);
    const bool isSaved = shown.isSaved();
    const int fields = shown.fieldCount();
    QStringList facts{titleOfJobKind(job->kind), summaryOfMapping(*job).object};
    if (!m_isNarrow)
        facts << (job->target.isEmpty() || job->target == job->source
                ? job->source
                : u"%1 → %2"_s.arg(job->source, job->target));
    facts << (fields > 0 ? tr("%1 of %n fields mapped", nullptr, fields).arg(shown.mappedCount())
                         : tr("%n rules", nullptr, shown.mappedCount()));
    if (opened->isLoading)
        facts << tr("reading fields…");
    if (!isSaved)
        facts << tr("unsaved changes");
    m_facts->setText(facts.join(u"  ·  "_s));
    m_name->setText(isSaved ? job->name : u"● "_s + job->name);
    m_badge->setVisible(problems > 0 || isRunning || warnings > 0);
    m_badge->setBadge(problems > 0
            ? Paint::Badge{.text = tr("%n problems block a run", nullptr, problems),
                .icon = u"state-failed"_s,
                .tone = Tone::Error}
            : isRunning
            ? Paint::Badge{.text = tr("A run is working with it"), .tone = Tone::Info}
            : Paint::Badge{.text = tr("%n fields do not fit some samples", nullptr, warnings),
                .icon = u"state-rejections"_s,
                .tone = Tone::Warning});
    m_save->setEnabled(!isSaved && problems == 0 && !isRunning);
    m_save->setToolTip(isRunning ? tr("The job cannot be changed while it runs")
            : problems > 0       ? shown.problems().first()
                                 : QString());
    m_revert->setEnabled(!isSaved);
    m_model->setOpen(job->id,
        {.mapped = shown.mappedCount(),
            .fields = fields,
            .problems = problems,
            .warnings = warnings,
            .isSaved = isSaved});
}

// Where there is little room columns leave, and facts that stand elsewhere too.
void MappingsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_isNarrow = isNarrowRoom(width(), kNarrowMappingsWidth);
    const int side = m_isNarrow ? 16 : 24;
    layout()->setContentsMargins(side, m_isNarrow ? 12 : 16, side, m_isNarrow ? 12 : 16);
    m_table->view()->setColumnHidden(MappingListModel::Changed, m_isNarrow);
    showState();
}

} // namespace sluice
