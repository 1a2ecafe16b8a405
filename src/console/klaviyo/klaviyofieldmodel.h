// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/klaviyo/klaviyotrial.h"
#include "console/mappings/fieldmodel.h"

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

    explicit KlaviyoFieldModel(QObject *parent = nullptr)
        : FieldModel(kColumns, Target, parent)
    {
    }

    void setFields(const QList<KlaviyoField> &fields);
    const QList<KlaviyoField> &fields() const { return m_fields; }
    void setSample(const QHash<QString, KlaviyoCell> &cells); // of one record, by target
    const KlaviyoField *shown(int row) const;

    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void edited(const QString &target, const QString &value);

protected:
    qsizetype fieldTotal() const override { return m_fields.size(); }
    QString nameOf(qsizetype field) const override;
    bool isRequired(qsizetype field) const override;
    bool isMapped(qsizetype field) const override;
    QString problemOf(qsizetype field) const override;
    QStringList findTexts(qsizetype field) const override;
    QString sortText(qsizetype field, int column) const override;
    QString titleOf(int column) const override;
    bool isChooser(int column) const override;
    bool isEditable(qsizetype field, int column) const override;
    QVariant cellData(qsizetype field, int column, int role) const override;

private:
    QString text(const KlaviyoField &field, int column) const;
    QVariant resultData(qsizetype number, int role) const;

    QList<KlaviyoField> m_fields;
    QHash<QString, KlaviyoCell> m_sample;
};

} // namespace sluice
