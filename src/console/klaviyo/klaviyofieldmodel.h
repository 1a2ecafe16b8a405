// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/klaviyo/klaviyotrial.h"
#include "console/mappings/fieldmodel.h"

#include <QSet>

namespace sluice {

// The attributes of a resource at Klaviyo, one line each: what each is made of, what happens to it,
// a sample before and after. Holds its rows only; an edit is told and its editor makes it. GUI
// thread; owned by its editor.
class KlaviyoFieldModel final : public FieldModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KlaviyoFieldModel)

public:
    enum Column { Status, Target, Type, Source, SourceType, What, Sample, Result };
    static constexpr int kColumns = Result + 1;

    using FieldModel::FieldModel;

    void setFields(const QList<KlaviyoField> &fields);
    const QList<KlaviyoField> &fields() const { return m_fields; }
    void setReadOnly();
    void setSample(const QHash<QString, KlaviyoCell> &cells); // of one record, by target
    void setTallies(const SampleTallies &tallies); // of all of them
    void setSuggested(const QSet<QString> &targets); // that Auto-Map set
    const KlaviyoField *shown(int row) const;
    int rowOf(const QString &target) const; // -1: not shown
    SampleTally tallyOf(const KlaviyoField &field) const { return m_tallies.value(field.target); }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void edited(const QString &target, const QString &value);

protected:
    qsizetype fieldTotal() const override { return m_fields.size(); }
    bool isIn(qsizetype field, FieldFilter filter) const override;
    QStringList findTexts(qsizetype field) const override;
    QString sortText(qsizetype field, int column) const override;

private:
    QString problemOf(const KlaviyoField &field) const;
    FieldState stateOf(const KlaviyoField &field) const;
    QString text(const KlaviyoField &field, int column) const;
    QVariant resultData(const KlaviyoField &field, int role) const;

    QList<KlaviyoField> m_fields;
    QHash<QString, KlaviyoCell> m_sample;
    SampleTallies m_tallies;
    QSet<QString> m_suggested;
    bool m_isReadOnly = false;
};

} // namespace sluice
