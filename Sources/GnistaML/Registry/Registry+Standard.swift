extension Registry {
  /// Gnista's own stages, one line each; an estimator's model is registered with it.
  public static let standard = Registry([
    .estimator(Pipeline.self),
    .transformer(SQLTransformer.self),
    .estimator(StringIndexer.self),
    .transformer(IndexToString.self),
    .estimator(OneHotEncoder.self),
    .transformer(VectorAssembler.self),
    .transformer(VectorSlicer.self),
    .estimator(StandardScaler.self),
    .estimator(MinMaxScaler.self),
    .estimator(Imputer.self),
    .transformer(Bucketizer.self),
    .estimator(QuantileDiscretizer.self),
    .transformer(Binarizer.self),
    .transformer(Interaction.self),
    .estimator(RFormula.self),
    .estimator(LogisticRegression.self),
    .estimator(LinearRegression.self),
    .estimator(CrossValidator.self),
    .estimator(TrainValidationSplit.self),
  ])
}
