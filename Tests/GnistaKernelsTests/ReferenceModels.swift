import Foundation
import GnistaKernels
import Testing

/// The figures that `Scripts/reference/linear_models.py` made with Spark.
struct ReferenceModels: Decodable {
  struct Tolerance: Decodable {
    let coefficients: Double
    let objective: Double
    let inference: Double
  }

  struct DataSet: Decodable {
    let label: [Double]
    let weight: [Double]?
    let features: [[Double]]?
    let size: Int?
    let indices: [[Int32]]?
    let values: [[Double]]?

    /// The rows, in the layout in which Spark had them unless another is asked for.
    func blocks(weighted: Bool, layout: InstanceBlocks.Layout? = nil) throws -> InstanceBlocks {
      let weights = weighted ? weight : nil
      if let features {
        var data = InstanceBlocks(numFeatures: features[0].count, layout: layout ?? .dense)
        try data.append(rowMajor: features.flatMap(\.self), labels: label, weights: weights)
        return data
      }
      let (size, indices, values) = (size ?? 0, indices ?? [], values ?? [])
      var data = InstanceBlocks(numFeatures: size, layout: layout ?? .sparse)
      let starts = indices.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
      try data.append(
        rowStarts: starts, columns: indices.flatMap(\.self), values: values.flatMap(\.self), labels: label,
        weights: weights)
      return data
    }
  }

  struct Settings: Decodable {
    var maxIter: Int?
    var tol: Double?
    var regParam: Double?
    var elasticNetParam: Double?
    var fitIntercept: Bool?
    var standardization: Bool?
    var weighted: Bool?
    var family: String?
    var numClasses: Int?
    var solver: String?
    var loss: String?
    var epsilon: Double?
    var lowerBoundsOnCoefficients: [[Double]]?
    var upperBoundsOnCoefficients: [[Double]]?
    var lowerBoundsOnIntercepts: [Double]?
    var upperBoundsOnIntercepts: [Double]?

    var logistic: LogisticConfiguration {
      LogisticConfiguration(
        family: LogisticConfiguration.Family(rawValue: family ?? "auto") ?? .auto, numClasses: numClasses,
        regParam: regParam ?? 0, elasticNetParam: elasticNetParam ?? 0, maxIter: maxIter ?? 100,
        tol: tol ?? 1e-6,
        fitIntercept: fitIntercept ?? true, standardization: standardization ?? true,
        bounds: .init(
          lowerCoefficients: lowerBoundsOnCoefficients?.flatMap(\.self),
          upperCoefficients: upperBoundsOnCoefficients?.flatMap(\.self),
          lowerIntercepts: lowerBoundsOnIntercepts, upperIntercepts: upperBoundsOnIntercepts))
    }

    var linear: LinearConfiguration {
      LinearConfiguration(
        loss: LinearConfiguration.Loss(rawValue: loss ?? "squaredError") ?? .squaredError,
        solver: LinearConfiguration.Solver(rawValue: solver ?? "auto") ?? .auto, regParam: regParam ?? 0,
        elasticNetParam: elasticNetParam ?? 0, maxIter: maxIter ?? 100, tol: tol ?? 1e-6,
        fitIntercept: fitIntercept ?? true, standardization: standardization ?? true, epsilon: epsilon ?? 1.35
      )
    }
  }

  struct Model: Decodable {
    let coefficientMatrix: [[Double]]
    let interceptVector: [Double]
  }

  struct Logistic: Decodable, CustomTestStringConvertible {
    let name: String
    let data: String
    let settings: Settings
    let numClasses: Int
    let coefficientMatrix: [[Double]]
    let interceptVector: [Double]
    let objectiveHistory: [Double]
    let initialModel: Model?

    var testDescription: String { name }
  }

  struct Linear: Decodable, CustomTestStringConvertible {
    let name: String
    let data: String
    let settings: Settings
    let coefficients: [Double]
    let intercept: Double
    let scale: Double
    let objectiveHistory: [Double]
    let standardErrors: [Double]?
    let tValues: [Double]?
    let pValues: [Double]?
    let degreesOfFreedom: Int?

    var testDescription: String { name }
  }

  let tolerance: Tolerance
  let datasets: [String: DataSet]
  let logistic: [Logistic]
  let linear: [Linear]

  static let all: ReferenceModels = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/linear_models.json")
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      return try decoder.decode(ReferenceModels.self, from: Data(contentsOf: file))
    } catch {
      fatalError("cannot read \(file.path()): \(error)")
    }
  }()
}

/// The largest distance of two numbers at one place, relative to the second; numbers below a thousandth of the largest
/// are measured against that thousandth.
func relativeDistance(_ found: [Double], _ expected: [Double]) -> Double {
  guard found.count == expected.count else { return .infinity }
  let largest = expected.filter(\.isFinite).reduce(0) { max($0, abs($1)) }
  var distance = 0.0
  for (a, b) in zip(found, expected) where a != b {
    // equal infinities are no distance, unequal ones an infinite one
    guard a.isFinite, b.isFinite else { return .infinity }
    let scale = max(abs(b), largest / 1000)
    distance = max(distance, scale == 0 ? abs(a) : abs(a - b) / scale)
  }
  return distance
}
