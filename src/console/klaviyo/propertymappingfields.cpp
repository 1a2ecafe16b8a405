// SPDX-License-Identifier: GPL-3.0-or-later
// The mapping editor's lines of Klaviyo's attributes: edits, Auto-Map, the ways to a line.
#include "console/klaviyo/klaviyofieldspane.h"
#include "console/klaviyo/propertymappingeditor.h"
#include "console/mappings/automapoffer.h"
#include "console/mappings/documentproblems.h"
#include "console/mappings/unusedfields.h"
#include "console/widgets/messagebar.h"
#include "core/mapping/automap.h"
#include "ui_propertymappingeditor.h"

#include <QHash>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// What may be made of something else than it is.
bool canBeMapped(const KlaviyoField &field)
{
    return field.source.isEmpty() && !field.choices.isEmpty()
        && !field.target.startsWith("properties."_L1); // those were left out by somebody
}

// "attributes.colour": colour
QString propertyName(const QString &path)
{
    return path.section(u'.', -1);
}

} // namespace

void PropertyMappingEditor::addFields(const QString &resource)
{
    m_bar = new MessageBar(this);
    m_bar->setObjectName(u"mappingBar"_s);
    m_ui->editorLayout->insertWidget(0, m_bar);
    m_fields = new KlaviyoFieldsPane(resource, this);
    m_ui->tabs->insertTab(0, m_fields, tr("Fields"));
    m_ui->tabs->insertTab(
        m_ui->tabs->indexOf(m_ui->consentTab) + 1, m_fields->unused(), tr("Unused"));
    m_ui->tabs->setCurrentIndex(0);
    connect(m_fields, &KlaviyoFieldsPane::edited, this, &PropertyMappingEditor::takeField);
    connect(
        m_fields, &KlaviyoFieldsPane::propertyWanted, this, &PropertyMappingEditor::takeProperty);
    connect(m_fields, &KlaviyoFieldsPane::resourceChosen, this, [this](const QString &kind) {
        m_ui->recordKindCombo->setCurrentIndex(m_ui->recordKindCombo->findData(kind));
    });
    connect(m_fields, &KlaviyoFieldsPane::ignoreWanted, this, &PropertyMappingEditor::ignoreField);
    connect(m_fields, &KlaviyoFieldsPane::tried, this, &PropertyMappingEditor::check);
    connect(this, &MappingEditor::saved, &m_fields->model(), &FieldModel::clearSuggested);
}

void PropertyMappingEditor::showFields()
{
    m_fields->setSettings(m_settings);
    const auto unused = m_fields->unusedPaths().size();
    m_ui->tabs->setTabText(m_ui->tabs->indexOf(m_fields->unused()),
        unused == 0 ? tr("Unused") : tr("Unused %1").arg(unused));
    if (m_autoMap)
        m_autoMap->setPossible(!m_records.isEmpty());
}

void PropertyMappingEditor::takeField(const KlaviyoField &field, const QString &value)
{
    if (!isReadOnly() && setKlaviyoField(m_settings, m_fields->resource(), field, value))
        takeSettings();
}

// Of what nothing uses: a property of its own name.
void PropertyMappingEditor::takeProperty(const QString &path)
{
    const QByteArray name = propertyName(path).toUtf8();
    if (m_fields->resource() == "products"_L1)
        m_settings.product.metadata.insert(name, path.toUtf8());
    else if (auto *rule = klaviyoRule(m_settings, m_fields->resource()))
        rule->add.insert(name, path.toUtf8());
    takeSettings();
}

void PropertyMappingEditor::ignoreField(const QString &path)
{
    m_settings.ignored[m_fields->resource().toUtf8()].insert(path.toUtf8());
    takeSettings();
}

// What it says together is checked as it would be read back.
void PropertyMappingEditor::takeSettings()
{
    const auto read = commercemap::MappingSettings::fromJson(m_settings.toJson());
    showRule();
    showConsent();
    showDocument();
    if (read)
        m_documentProblems->clear();
    else
        m_documentProblems->show(read.error());
    noteEdit();
    preview();
    check();
}

// By name: attributes that nothing is sent for; of products their own attributes as metadata too.
void PropertyMappingEditor::autoMap()
{
    const QString resource = m_fields->resource();
    const QList<KlaviyoField> fields = m_fields->model().fields();
    QList<AutoMapSource> sources;
    const QStringList paths = m_fields->unusedPaths();
    QHash<QString, QString> set; // and how
    for (const QString &path : paths)
        sources.append({.name = path});
    QList<AutoMapTarget> targets;
    for (const KlaviyoField &field : fields) {
        if (!canBeMapped(field))
            continue;
        targets.append({.name = field.target});
        for (const QString &path : field.paths)
            sources.append({.name = path}); // it has its own place in the record
    }
    for (const AutoMapPair &pair : sluice::autoMap(sources, targets).pairs) {
        const auto field = std::find_if(fields.cbegin(), fields.cend(),
            [&pair](const KlaviyoField &one) { return one.target == pair.target; });
        if (field != fields.cend() && field->paths.contains(pair.source)
            && setKlaviyoField(m_settings, resource, *field, pair.source))
            set.insert(field->target, FieldModel::suggestionText(pair));
    }
    for (const QString &path : paths) {
        const QByteArray name = propertyName(path).toUtf8();
        if (resource != "products"_L1 || !path.startsWith("attributes."_L1)
            || m_settings.product.metadata.contains(name))
            continue;
        m_settings.product.metadata.insert(name, path.toUtf8());
        set.insert(u"custom_metadata."_s + QString::fromUtf8(name),
            FieldModel::suggestionText({.confidence = 100, .reason = MatchReason::SameName}));
    }
    if (!set.isEmpty())
        takeSettings();
    m_fields->model().suggest(set);
    m_autoMap->tell(static_cast<int>(set.size()));
}

int PropertyMappingEditor::mappedCount() const
{
    const QList<KlaviyoField> &fields = m_fields->model().fields();
    return static_cast<int>(std::count_if(fields.cbegin(), fields.cend(),
        [](const KlaviyoField &field) { return !field.source.isEmpty(); }));
}

int PropertyMappingEditor::fieldCount() const
{
    return static_cast<int>(m_fields->model().fields().size());
}

int PropertyMappingEditor::warningCount() const
{
    return std::max(m_tally.misfits.isEmpty() ? 0 : 1, m_fields->warningCount());
}

void PropertyMappingEditor::showProblems()
{
    if (problems().isEmpty()) {
        m_ui->tabs->setCurrentWidget(m_fields);
        m_fields->show(FieldFilter::Problems);
        return;
    }
    m_ui->tabs->setCurrentWidget(
        m_documentProblems->isEmpty() ? m_ui->propertiesTab : m_ui->documentTab);
    if (!m_documentProblems->isEmpty())
        m_documentProblems->goToFirst();
}

void PropertyMappingEditor::find(const QString &text)
{
    if (!text.isEmpty())
        m_ui->tabs->setCurrentWidget(m_fields);
    m_fields->find(text);
}

void PropertyMappingEditor::showField(const QString &name)
{
    m_ui->tabs->setCurrentWidget(m_fields);
    m_fields->showField(name);
}

// Nothing is fetched before somebody looks.
void PropertyMappingEditor::wantSample()
{
    const QWidget *tab = m_ui->tabs->currentWidget();
    const bool isLookedAt = tab == m_ui->previewTab || tab == m_fields || tab == m_fields->unused();
    if (isLookedAt && m_records.isEmpty())
        emit sampleWanted(m_ui->recordKindCombo->currentData().toString());
}

} // namespace sluice
