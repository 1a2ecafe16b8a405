// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmmappingdialog.h"

#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/jobs/transformsdialog.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"
#include "syncs/crmbulk/mapping/crmautomap.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMappingProblemsShown = 2;

} // namespace

CrmMappingDialog::CrmMappingDialog(const CrmMapping &mapping, QWidget *parent)
    : QDialog(parent)
    , m_mapping(mapping)
    , m_model(new CrmMappingModel(this))
    , m_bar(new MessageBar(this))
    , m_tabs(new QTabWidget(this))
    , m_note(makeNote(u"mappingNote"_s, this))
{
    m_isFilling = true;
    setObjectName(u"crmMappingDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Mapping"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(
        new TypedLabel(tr("Which Field Gets What"), TypeRole::DialogHeading, Role::Text, this));
    m_bar->setObjectName(u"mappingBar"_s);
    layout->addWidget(m_bar);
    m_tabs->setObjectName(u"mappingTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Parts of the mapping"));
    m_tabs->addTab(makeFields(), tr("Fields"));
    m_tabs->addTab(makeValues(), tr("Values"));
    m_tabs->addTab(makeDocument(), tr("Document"));
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_note);
    addFoot(layout);
    connectValues();
    connect(m_model, &CrmMappingModel::edited, this, &CrmMappingDialog::takeRows);
    connect(m_bar, &MessageBar::actionTriggered, this, [this](const QString &id) {
        m_bar->dismiss();
        if (id == "undo"_L1)
            undoAutoMap();
        else
            m_filter->button(u"mapped"_s)->click();
    });
    m_isFilling = false;
    showAll();
    showDocument();
    const QSize room = parent ? parent->window()->size() : QSize(1'180, 760);
    resize(std::min(1'160, room.width() - 40), std::min(660, room.height() - 40));
}

bool CrmMappingDialog::saysNothing() const
{
    return m_mapping.toJson() == CrmMapping().toJson();
}

void CrmMappingDialog::setEnds(const CrmMappingEnds &ends, const QList<QStringList> &samples)
{
    m_ends = ends;
    m_samples = samples;
    showAll();
}

void CrmMappingDialog::setReadOnly()
{
    m_isReadOnly = true;
    m_model->setReadOnly();
    for (QWidget *part : std::initializer_list<QWidget *>{
             m_autoMap, m_transforms, m_badValue, m_separator, m_zone, m_hashKey, m_clear})
        part->setEnabled(false);
    m_document->setReadOnly(true);
    check();
}

void CrmMappingDialog::showAll()
{
    m_isFilling = true;
    QList<CrmMappingRow> rows = crmMappingRows(m_mapping, m_ends);
    for (CrmMappingRow &row : rows) {
        if (row.rule)
            row.suggested = m_suggested.value(row.name());
    }
    m_model->setProblems(crmMappingProblems(m_mapping, m_ends));
    m_model->setRows(rows);
    showValues();
    m_isFilling = false;
    check();
}

void CrmMappingDialog::takeRows()
{
    if (m_isFilling)
        return;
    m_suggested.clear();
    for (const CrmMappingRow &row : m_model->rows()) {
        if (!row.suggested.isEmpty())
            m_suggested.insert(row.name(), row.suggested);
    }
    putCrmMappingRows(m_model->rows(), m_mapping);
    m_documentProblem.clear();
    showDocument();
}

void CrmMappingDialog::showDocument()
{
    m_isFilling = true;
    m_document->setPlainText(QString::fromUtf8(m_mapping.write()).trimmed());
    m_isFilling = false;
    check();
}

// A document that cannot be read leaves everything as it was.
void CrmMappingDialog::takeDocument()
{
    if (m_isFilling)
        return;
    const auto read = CrmMapping::read(m_document->toPlainText().toUtf8());
    m_documentProblem = read ? QString() : errorText(read.error());
    if (read) {
        m_mapping = *read;
        showAll();
    }
    check();
}

void CrmMappingDialog::editTransforms()
{
    const CrmMappingRow *row = m_model->shown(m_table->view()->currentIndex().row());
    if (!row || !row->rule)
        return;
    const QString target = row->name();
    auto *dialog = new TransformsDialog(row->field.label, row->rule->transforms, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, target] {
        m_model->setTransforms(m_model->rowOf(target), dialog->transforms());
    });
    dialog->open();
}

// Rules that are there stay as they are.
void CrmMappingDialog::autoMap()
{
    const QList<CrmField> targets = m_ends.targetFields.values();
    const AutoMapResult found = suggestCrmMapping(m_ends.fileColumns.isEmpty()
            ? autoMapSources(m_ends.sourceFields.values())
            : autoMapSources(m_ends.fileColumns, m_samples),
        targets, m_ends.operation);
    m_beforeAutoMap = m_mapping;
    m_mapping = withSuggested(m_mapping, found, targets);
    int doubtful = 0;
    for (const AutoMapPair &pair : found.pairs) {
        const CrmFieldRule *rule = m_mapping.ruleOf(pair.target);
        if (!rule || m_beforeAutoMap->ruleOf(pair.target) || rule->source != pair.source)
            continue;
        doubtful += pair.isTypeDoubtful;
        m_suggested.insert(pair.target,
            tr("%1 %, %2")
                .arg(QString::number(pair.confidence),
                    pair.isTypeDoubtful ? tr("its values look like something else") : pair.why()));
    }
    const auto set = m_mapping.fields.size() - m_beforeAutoMap->fields.size();
    showAll();
    showDocument();
    QString text = set == 0 ? tr("Auto-Map found nothing more by name.")
        : set == 1          ? tr("Auto-Map set 1 field.")
                            : tr("Auto-Map set %1 fields.").arg(Format::count(set));
    if (doubtful > 0)
        text += u' ' + tr("Look at %1 of them: the values look like something else.").arg(doubtful);
    m_bar->showMessage(Tone::Info, text,
        set == 0 ? QList<MessageBar::Action>()
                 : QList<MessageBar::Action>{{u"undo"_s, tr("Undo")}, {u"show"_s, tr("Show")}});
}

void CrmMappingDialog::undoAutoMap()
{
    if (!m_beforeAutoMap)
        return;
    m_mapping = *m_beforeAutoMap;
    m_beforeAutoMap.reset();
    m_suggested.clear();
    showAll();
    showDocument();
}

void CrmMappingDialog::check()
{
    if (m_isFilling)
        return;
    QStringList problems = crmMappingProblems(m_mapping, m_ends);
    m_model->setProblems(problems);
    if (!m_documentProblem.isEmpty())
        problems.prepend(m_documentProblem);
    const auto more = problems.size() - kMappingProblemsShown;
    QString text = problems.mid(0, kMappingProblemsShown).join(u'\n');
    if (more > 0)
        text += u'\n' + tr("and %1 more").arg(Format::count(more));
    const bool isEmpty = m_mapping.fields.isEmpty();
    showNote(m_note,
        !problems.isEmpty() ? text
            : isEmpty       ? tr("No field is mapped: what the processors write is written.")
                            : QString(),
        !problems.isEmpty());
    using Filter = CrmMappingModel::Filter;
    for (const auto &[id, filter] :
        {std::pair{u"all"_s, Filter::All}, std::pair{u"mapped"_s, Filter::Mapped},
            std::pair{u"required"_s, Filter::Required}, std::pair{u"problems"_s, Filter::Problems}})
        m_filter->setCount(id, m_model->countOf(filter));
    const CrmMappingRow *row = m_model->shown(m_table->view()->currentIndex().row());
    m_transforms->setEnabled(row && row->rule && !m_isReadOnly);
    const bool canMap
        = !m_ends.targetFields.isEmpty() && (!m_ends.fileColumns.isEmpty() || m_ends.isSameRecord);
    m_autoMap->setEnabled(canMap && !m_isReadOnly);
    m_autoMap->setToolTip(canMap ? tr("By name, label and common other words; what is mapped stays")
                                 : tr("The fields are not known yet"));
    m_use->setEnabled(problems.isEmpty() && !m_isReadOnly);
    m_use->setToolTip(m_isReadOnly ? tr("The job cannot be changed while it runs") : text);
}

} // namespace sluice
